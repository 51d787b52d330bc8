import HTTPTypes
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

/// Worlds under many clients at once.
@Suite struct IsolationTests {
  @Test func `two worlds under 64 clients at once stay apart`() async throws {
    let world = try TestWorld([Vendor(Shop.self)])
    await withDiscardingTaskGroup { clients in
      for client in 0..<64 {
        clients.addTask {
          let name = client.isMultiple(of: 2) ? "even" : "odd"
          for number in 0..<10 {
            let response = await world.send(
              .post, "/v1/lamps", json: ["name": .string("\(name) \(client) \(number)")],
              inWorld: name)
            #expect(response.status == 201)
            #expect(response.header("X-Understudy-World") == name)
          }
        }
      }
    }
    var ids: [Set<String>] = []
    for name in ["even", "odd"] {
      let lamps = await world.send(.get, "/v1/lamps", inWorld: name)["/lamps"]?.arrayValue ?? []
      #expect(lamps.count == 321)
      let names = lamps.compactMap { $0["name"]?.stringValue }.filter { $0 != "demo" }
      #expect(names.count == 320)
      #expect(names.allSatisfy { $0.hasPrefix(name) })
      ids.append(Set(lamps.compactMap { $0["id"]?.stringValue }))
    }
    // The same ordinals under one seed: two worlds that were asked the same number of times.
    #expect(ids[0] == ids[1])
    let untouched = await world.send(.get, "/v1/lamps")["/lamps"]?.arrayValue
    #expect(untouched?.count == 1)
  }

  @Test func `the order of the journal is the order of effects`() async throws {
    let world = try TestWorld([Vendor(Shop.self)])
    await withDiscardingTaskGroup { clients in
      for client in 0..<32 {
        clients.addTask {
          _ = await world.send(.post, "/v1/lamps", json: ["name": .string("lamp \(client)")])
        }
      }
    }
    let entries = world.journal.newest(100).sorted { $0.sequence < $1.sequence }
    #expect(entries.map(\.sequence) == Array(1...32))
    // Ids follow the ordinals, so a second world asked in the order of the journal gives the same.
    let replay = try TestWorld([Vendor(Shop.self)])
    for entry in entries {
      let response = await replay.send(.post, "/v1/lamps", body: entry.requestBody.head)
      #expect(response.body == entry.responseBody.head)
    }
  }

  @Test func `advancing one world leaves the others where they are`() async throws {
    let world = try TestWorld([Vendor(Shop.self)])
    _ = await world.send(.get, "/v1/lamps", inWorld: "other")
    try await world.advance(by: .seconds(3600))
    let here = await world.send(.get, "/v1/lamps").header("Date")
    let there = await world.send(.get, "/v1/lamps", inWorld: "other").header("Date")
    #expect(here == "Sun, 17 May 2026 11:00:00 GMT")
    #expect(there == "Sun, 17 May 2026 10:00:00 GMT")
  }
}
