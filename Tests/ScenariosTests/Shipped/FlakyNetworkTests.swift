import Faults
import HTTPTypes
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

@Suite("scenarios/flaky-network.yaml")
struct FlakyNetworkTests {
  @Test func `scenario flaky-network breaks in every way, and a careful reader gets every answer`()
    async throws
  {
    let world = try ShippedWorld("flaky-network")
    var seen: [SeenResponse.Breakage: Int] = [:]
    var answers = 0
    for _ in 1...200 {
      for step in Tour.once {
        let client = try CarefulClient(world, step.vendor)
        let response = try await client.send(.get, step.path)
        #expect(response.status == 200)
        #expect(response.json != nil)
        answers += 1
        for breakage in client.breakages { seen[breakage, default: 0] += 1 }
      }
    }
    #expect(Set(seen.keys) == Set(SeenResponse.Breakage.allCases))
    let broken = seen.values.reduce(0, +)
    #expect((0.04...0.14).contains(Double(broken) / Double(answers)))
    let hits = await world.hits
    for (rule, count) in hits { #expect(count > 0, "\(rule) has never had a part") }
    #expect(hits["latency"] == answers + broken)
  }

  @Test func `scenario flaky-network stretches answers that stay whole`() async throws {
    let world = try ShippedWorld("flaky-network")
    let client = try CarefulClient(world, "miosa")
    var times: [Duration] = []
    for _ in 1...400 { times.append(try await client.send(.get, "/api/v1/workspaces").took) }
    times.sort()
    #expect((Duration.milliseconds(20)...Duration.milliseconds(45)).contains(times[200]))
    #expect(times[399] >= .seconds(2))
  }

  @Test func `scenario flaky-network applies a repeated idempotent write once`() async throws {
    let world = try ShippedWorld("flaky-network")
    let client = try CarefulClient(world, "miosa")
    let names = (1...150).map { "write-\($0)" }
    for name in names {
      let response = try await client.send(
        .post, "/api/v1/workspaces", ["name": .string(name)],
        headers: [CarefulClient.idempotencyKey: name])
      #expect(response.status == 201)
    }
    #expect(!client.breakages.isEmpty)
    #expect(try await Self.names(client, "/api/v1/workspaces?limit=100") == Set(names))
  }

  @Test func `scenario flaky-network may have applied a write whose answer is lost`() async throws {
    let world = try ShippedWorld("flaky-network")
    let client = try CarefulClient(world, "orgo")
    let names = (1...150).map { "write-\($0)" }
    var found = 0
    var repeated = 0
    for name in names {
      var isThere = false
      while !isThere {
        do throws(any Error) {
          _ = try await client.send(.post, "/api/workspaces", ["name": .string(name)])
          isThere = true
        } catch CarefulClient.GaveUp.unknown {
          let listed = try await client.send(.get, "/api/workspaces")["/workspaces"]?.arrayValue
          isThere = (listed ?? []).contains { $0["name"] == .string(name) }
          if isThere { found += 1 } else { repeated += 1 }
        }
      }
    }
    #expect(found > 0 && repeated > 0)
    let listed = try await client.send(.get, "/api/workspaces")["/workspaces"]?.arrayValue ?? []
    let made = listed.compactMap { $0["name"]?.stringValue }.filter { $0.hasPrefix("write-") }
    #expect(made.count == names.count)
    #expect(Set(made) == Set(names))
    let lost = world.requests(to: "createWorkspace").filter { $0.fault?.connection != nil }
    #expect(lost.filter { $0.fault?.isApplied == true }.count == found)
    #expect(lost.filter { $0.fault?.isApplied == false }.count == repeated)
  }

  /// The names of what was written, from all pages.
  private static func names(_ client: CarefulClient, _ path: String) async throws -> Set<String> {
    var names: Set<String> = []
    var offset = 0
    while true {
      let page = try await client.send(.get, "\(path)&offset=\(offset)")["/data"]?.arrayValue ?? []
      let found = page.compactMap { $0["name"]?.stringValue }
      offset += page.count
      for name in found where name.hasPrefix("write-") {
        #expect(names.insert(name).inserted)
      }
      if page.isEmpty { return names }
    }
  }
}
