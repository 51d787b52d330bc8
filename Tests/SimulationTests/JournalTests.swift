import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// What is kept of requests for reading.
@Suite struct JournalTests {
  @Test func `the newest entries come first`() async throws {
    let world = try shop()
    for path in ["/v1/lamps", "/v1/lamps/none", "/v1/nothing"] { _ = await world.send(.get, path) }
    let entries = world.journal.newest(10)
    #expect(entries.map(\.path) == ["/v1/nothing", "/v1/lamps/none", "/v1/lamps"])
    #expect(entries.map(\.sequence) == [3, 2, 1])
    #expect(entries.map(\.operation) == [nil, "getLamp", "listLamps"])
    #expect(entries.map(\.status) == [404, 404, 200])
    #expect(
      entries.map(\.outcome)
        == [.failure("not_found"), .failure("not_found"), .success(label: nil)])
    #expect(entries.allSatisfy { $0.at == TestWorld.start })
  }

  @Test func `the oldest entries make room, and are counted`() async throws {
    let journal = Journal(capacity: 20_000)
    let world = try TestWorld([Vendor(Shop.self)], journal: journal)
    for number in 1...200 { _ = await world.send(.get, "/v1/lamps/\(number)") }
    let (kept, dropped) = journal.extent
    #expect(kept + dropped == 200)
    #expect(dropped > 100)
    let paths = journal.newest(.max).map(\.path)
    #expect(paths == (0..<kept).map { "/v1/lamps/\(200 - $0)" })
  }

  @Test func `a journal without room keeps nothing`() async throws {
    let journal = Journal(capacity: 0)
    let world = try TestWorld([Vendor(Shop.self)], journal: journal)
    _ = await world.send(.get, "/v1/lamps")
    #expect(journal.extent == (0, 0))
  }

  @Test func `clearing one world leaves the others`() async throws {
    let world = try shop()
    _ = await world.send(.get, "/v1/lamps")
    _ = await world.send(.get, "/v1/lamps", inWorld: "other")
    _ = await world.send(.get, "/v1/lamps")
    world.journal.clear("default")
    #expect(world.journal.newest(10).map(\.world) == ["other"])
    _ = await world.send(.get, "/v1/status")
    #expect(world.journal.newest(10).map(\.world) == ["default", "other"])
  }

  @Test func `keys and passwords never reach the journal`() async throws {
    let world = try shop()
    _ = await world.send(
      .post, "/v1/lamps",
      headers: [.authorization: "Bearer sk_live_secret_1234567890", .cookie: "session=abcdefgh"],
      json: ["name": "a", "password": "correct horse battery"])
    let entry = try #require(world.journal.newest(1).first)
    #expect(entry.requestHeaders[.authorization] == "Bearer sk_live_…")
    #expect(entry.requestHeaders[.cookie] == "session=…")
    let body = String(decoding: entry.requestBody.head, as: UTF8.self)
    #expect(body == #"{"name":"a","password":"correct …"}"#)
  }

  @Test func `a short secret shows half of itself at most`() async throws {
    let world = try shop()
    _ = await world.send(.get, "/v1/lamps", headers: [.authorization: "Bearer ab"])
    let entry = try #require(world.journal.newest(1).first)
    #expect(entry.requestHeaders[.authorization] == "Bearer a…")
  }

  @Test func `a body without secrets is kept byte for byte`() async throws {
    let world = try shop()
    let body = Array(#"{ "name" : "a",  "room":"window" }"#.utf8)
    _ = await world.send(.post, "/v1/lamps", body: body)
    let entry = try #require(world.journal.newest(1).first)
    #expect(entry.requestBody.head == body)
    #expect(entry.requestBody.fingerprint == nil)
  }

  @Test func `of a long body the head and a fingerprint are kept`() async throws {
    let world = try shop()
    for last in ["x", "y"] {
      let long = String(repeating: "a", count: 20_000) + last
      _ = await world.send(.post, "/v1/lamps", json: ["name": .string(long)])
    }
    let entries = world.journal.newest(2)
    #expect(entries.map(\.requestBody.head.count) == [16 * 1024, 16 * 1024])
    #expect(entries.map(\.requestBody.count) == [20_012, 20_012])
    #expect(entries[0].requestBody.fingerprint != nil)
    #expect(entries[0].requestBody.fingerprint != entries[1].requestBody.fingerprint)
  }

  @Test func `counters count what the journal has long forgotten`() async throws {
    let journal = Journal(capacity: 5_000)
    let world = try TestWorld([Vendor(Shop.self)], journal: journal)
    for _ in 1...50 { _ = await world.send(.get, "/v1/lamps") }
    for _ in 1...7 { _ = await world.send(.get, "/v1/lamps/none") }
    let counters = await world.world.counters
    #expect(counters.total == 57)
    let rows = counters.counts.map {
      "\($0.key.vendor) \($0.key.operation) \($0.key.status) \($0.key.code ?? "ok"): \($0.value)"
    }
    #expect(rows.sorted() == ["shop getLamp 404 not_found: 7", "shop listLamps 200 ok: 50"])
  }
}
