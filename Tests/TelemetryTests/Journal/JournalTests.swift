import HTTPTransport
import HTTPTypes
import Server
import Simulation
import SimulationTesting
@testable import Telemetry
import Testing
import Wire

/// What is kept of requests for reading.
@Suite struct JournalTests {
  @Test func `the journal's newest entries come first`() async throws {
    let world = try TestWorld.shop()
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

  @Test func `the journal's oldest entries make room, and are counted`() async throws {
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

  @Test func `clearing one world leaves the others' entries`() async throws {
    let world = try TestWorld.shop()
    _ = await world.send(.get, "/v1/lamps")
    _ = await world.send(.get, "/v1/lamps", inWorld: "other")
    _ = await world.send(.get, "/v1/lamps")
    world.journal.clear("default")
    #expect(world.journal.newest(10).map(\.world) == ["other"])
    _ = await world.send(.get, "/v1/status")
    #expect(world.journal.newest(10).map(\.world) == ["default", "other"])
  }

  /// Also where the oldest entries stand in the middle of what they are kept in.
  @Test func `clearing one world leaves the others in their order, at their cost`() async throws {
    let journal = Journal(capacity: 20_000)
    let world = try TestWorld([Vendor(Shop.self)], journal: journal)
    func ask(_ numbers: ClosedRange<Int>, in name: String) async {
      for number in numbers { _ = await world.send(.get, "/v1/lamps/\(number)", inWorld: name) }
    }
    for round in 0..<10 {
      await ask((10 * round)...(10 * round + 9), in: round.isMultiple(of: 3) ? "a" : "b")
    }
    let expected = journal.newest(.max).filter { $0.world == "b" }.map(\.path)
    #expect(expected.count < journal.extent.kept)
    journal.clear("a")
    #expect(journal.newest(.max).map(\.path) == expected)
    // What was cleared has left room: as many fit again before the oldest has to go.
    let dropped = journal.extent.dropped
    await ask(200...204, in: "b")
    #expect(journal.extent.dropped == dropped)
    #expect(
      journal.newest(.max).map(\.path)
        == (200...204).reversed().map { "/v1/lamps/\($0)" } + expected)
  }

  @Test func `keys and passwords never reach the journal`() async throws {
    let world = try TestWorld.shop()
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

  private static let bodies: [(String, String)] = [
    (#"{"a":1, "password": "correct horse battery",}"#, #"{"a":1, "password": "correct …",}"#),
    (#"{"password": "correct \" horse battery"#, #"{"password": "correct …"#),
    (#"{"password":1234567}"#, #"{"password":"…"}"#),
    (#"{"password":["correct horse"]}"#, #"{"password":["correc…"]}"#),
    (#"{"password":{"name":"a"}}"#, #"{"password":{"name":"a"}}"#),
    (#"{"passwords":"kept"}"#, #"{"passwords":"kept"}"#),
  ]

  @Test(arguments: bodies)
  func `secrets are cut from bodies that are not well made either`(
    _ sent: String, _ kept: String
  ) {
    let redaction = Redaction(Vendor(Shop.self))
    #expect(String(decoding: redaction.body(Array(sent.utf8)), as: UTF8.self) == kept)
  }

  @Test func `secrets are cut from queries and forms`() async throws {
    let world = try TestWorld.shop()
    _ = await world.send(
      .post, "/v1/lamps?room=a&API_KEY=sk_live_1234567890&pass%77ord=correct+horse",
      headers: [.contentType: "application/x-www-form-urlencoded"],
      body: Array("name=a&password=correct+horse".utf8))
    let entry = try #require(world.journal.newest(1).first)
    #expect(entry.query == "room=a&API_KEY=sk_live_…&pass%77ord=correc…")
    #expect(String(decoding: entry.requestBody.head, as: UTF8.self) == "name=a&password=correc…")
  }

  @Test func `an entry tells whether its request changed anything`() async throws {
    let world = try TestWorld.shop()
    _ = try await world.makeLamp("a")
    _ = await world.send(.post, "/v1/lamps", json: ["name": "a"])
    _ = await world.send(.get, "/v1/lamps")
    #expect(world.journal.newest(3).map(\.hasChanged) == [false, false, true])
  }

  @Test func `the journal knows for each world from when it is complete`() async throws {
    let journal = Journal(capacity: 5_000)
    let world = try TestWorld([Vendor(Shop.self)], journal: journal)
    for _ in 1...20 { _ = await world.send(.get, "/v1/lamps") }
    try await world.advance(by: .seconds(1))
    _ = await world.send(.get, "/v1/lamps")
    _ = await world.send(.get, "/v1/lamps", inWorld: "other")
    let dropped = journal.extent.dropped
    #expect(dropped > 0)
    #expect(journal.missing(from: nil, since: nil) == dropped)
    #expect(journal.missing(from: "default", since: nil) == dropped)
    #expect(journal.missing(from: "default", since: TestWorld.start) == dropped)
    #expect(journal.missing(from: "default", since: TestWorld.start + .milliseconds(1)) == 0)
    #expect(journal.missing(from: "other", since: nil) == 0)
    journal.clear("default")
    #expect(journal.missing(from: nil, since: nil) == 0)
  }

  @Test func `an entry that is larger than the journal is one that made room`() async throws {
    let journal = Journal(capacity: 2_000)
    let world = try TestWorld([Vendor(Shop.self)], journal: journal)
    _ = await world.send(
      .post, "/v1/lamps", json: ["name": .string(String(repeating: "a", count: 3_000))])
    #expect(journal.extent == (0, 1))
    #expect(journal.missing(from: "default", since: nil) == 1)
  }

  @Test func `entries are read on from a place, with what is missing between`() async throws {
    let journal = Journal(capacity: 20_000)
    let world = try TestWorld([Vendor(Shop.self)], journal: journal)
    for number in 1...200 { _ = await world.send(.get, "/v1/lamps/\(number)") }
    let (kept, dropped) = journal.extent
    let (entries, missed) = journal.entries(after: 10)
    #expect(missed == dropped - 10)
    #expect(entries.map(\.ordinal) == ((dropped + 1)...(dropped + kept)).map(UInt64.init))
    #expect(journal.entries(after: 199).entries.map(\.path) == ["/v1/lamps/200"])
    #expect(journal.entries(after: 200).entries.isEmpty)
  }

  @Test func `a stream's entry is finished when the stream is`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("switch", lamp)
    let target = "/shop/v1/lamps/\(lamp)/states"
    let request = InboundRequest(
      method: .get, target: target, authority: "localhost", headers: [.authorization: "Bearer x"])
    guard case .stream(_, delay: _, let next) = await world.router.handle(request) else {
      Issue.record("the answer is no stream")
      return
    }
    #expect(world.journal.newest(1).first?.stream == .open)
    _ = await next()
    #expect(
      world.journal.newest(1).first.map { String(decoding: $0.responseBody.head, as: UTF8.self) }
        == "data: on\n\n")
    try await world.begin("out", lamp)
    while await next() != nil {}
    let entry = world.journal.newest(10) { $0.stream != nil }.first
    #expect(entry?.stream == .ended)
    #expect(entry?.responseBody.count == 21)
  }

  @Test func `a stream that nobody reads to its end was cut`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("switch", lamp)
    func leave() async {
      let request = InboundRequest(
        method: .get, target: "/shop/v1/lamps/\(lamp)/states", authority: "localhost",
        headers: [.authorization: "Bearer x"])
      if case .stream(_, delay: _, let next) = await world.router.handle(request) {
        _ = await next()
      }
    }
    await leave()
    #expect(world.journal.newest(1).first?.stream == .cut)
  }

  @Test func `a short secret shows half of itself at most`() async throws {
    let world = try TestWorld.shop()
    _ = await world.send(.get, "/v1/lamps", headers: [.authorization: "Bearer ab"])
    let entry = try #require(world.journal.newest(1).first)
    #expect(entry.requestHeaders[.authorization] == "Bearer a…")
  }

  @Test func `a body without secrets is kept byte for byte`() async throws {
    let world = try TestWorld.shop()
    let body = Array(#"{ "name" : "a",  "room":"window" }"#.utf8)
    _ = await world.send(.post, "/v1/lamps", body: body)
    let entry = try #require(world.journal.newest(1).first)
    #expect(entry.requestBody.head == body)
    #expect(entry.requestBody.fingerprint == nil)
  }

  @Test func `a long body is kept as its head and a fingerprint`() async throws {
    let world = try TestWorld.shop()
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
    let counters = world.world.counters
    #expect(counters.total == 57)
    let rows = counters.counts.map {
      "\($0.key.vendor) \($0.key.operation) \($0.key.status) \($0.key.code ?? "ok"): \($0.value)"
    }
    #expect(rows.sorted() == ["shop getLamp 404 not_found: 7", "shop listLamps 200 ok: 50"])
  }
}
