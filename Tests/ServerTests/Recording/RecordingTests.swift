import HTTPTransport
import HTTPTypes
import Simulation
import SimulationTesting
import Synchronization
import Telemetry
import Testing
import Wire

@testable import Server

/// Records of runs in memory.
@Suite struct RecordingTests {
  private final class Lines: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    var all: [UInt8] { bytes.withLock { $0 } }
    var text: String { String(decoding: all, as: UTF8.self) }
    func take(_ line: [UInt8]) { bytes.withLock { $0 += line } }
  }

  private static let shop = Vendor(Shop.self)

  /// A world that is written down, and how it is read.
  private func world(_ lines: Lines) throws -> TestWorld {
    try TestWorld([Self.shop], recorder: { RunRecorder($0) { lines.take($0) } })
  }

  private func replayed(_ lines: Lines) async throws -> Replayer.Outcome {
    await (try Replayer(try RunRecord(lines.all), vendors: [Self.shop])).run()
  }

  @Test func `a run whose worlds are made, forked, reset and let go comes out the same`()
    async throws
  {
    let lines = Lines()
    let world = try world(lines)
    let control = { (method: HTTPRequest.Method, path: String, body: String) in
      _ = await world.deliver(
        InboundRequest(
          method: method, target: "/_understudy/v1\(path)", authority: "127.0.0.1:4010",
          headers: [.contentType: "application/json"], body: Array(body.utf8)))
    }
    _ = await world.send(.post, "/v1/lamps", json: ["name": "a"])
    world.wall.move(by: .seconds(3))
    await control(.post, "/worlds", #"{"name": "other", "seed": 5, "clock": "real"}"#)
    world.wall.move(by: .milliseconds(7))
    _ = await world.send(.post, "/v1/lamps", json: ["name": "b"], inWorld: "other")
    await control(.post, "/fork", #"{"name": "twin"}"#)
    _ = await world.send(.get, "/v1/lamps", inWorld: "twin")
    await control(.delete, "/worlds/other", "")
    world.wall.move(by: .milliseconds(9))
    _ = await world.send(.post, "/v1/lamps", json: ["name": "c"], inWorld: "other")
    try await world.advance(by: .seconds(60))
    await control(.post, "/reset", "")
    _ = await world.send(.get, "/v1/lamps")
    await control(.post, "/clock/set", #"{"to": "2001-01-01T00:00:00Z"}"#)
    world.router.recorder?.finish()
    let outcome = try await replayed(lines)
    #expect(outcome.difference == nil)
    #expect(outcome.same == 11)
  }

  @Test func `a call of the control plane that reads is no part of a record`() async throws {
    let lines = Lines()
    let world = try world(lines)
    _ = await world.deliver(
      InboundRequest(
        method: .get, target: "/_understudy/v1/resources", authority: "127.0.0.1:4010"))
    world.router.recorder?.finish()
    #expect(try RunRecord(lines.all).counts == (0, 0))
  }

  @Test func `what comes after the end of a record is not written`() async throws {
    let lines = Lines()
    let world = try world(lines)
    world.router.recorder?.finish()
    let text = lines.text
    _ = await world.send(.get, "/v1/lamps")
    #expect(lines.text == text)
  }

  @Test func `a recorded request for no vendor is answered the same by a replay`() async throws {
    let lines = Lines()
    let world = try world(lines)
    _ = await world.deliver(
      InboundRequest(method: .get, target: "/nothing", authority: "127.0.0.1:4010"))
    world.router.recorder?.finish()
    #expect(try await replayed(lines) == Replayer.Outcome(same: 1))
  }

  private static let lamp = "/v1/lamps/lamp-demo"

  /// Returns when a line of the record holds the text.
  private func written(_ text: String, in lines: Lines) async {
    while !lines.text.contains(text) { await Task.yield() }
  }

  @Test(.timeLimit(.minutes(5)))
  func `requests that wait at the same time are answered in the record's order`() async throws {
    let lines = Lines()
    let world = try world(lines)
    _ = await world.send(.post, "\(Self.lamp):move", json: ["move": "light"])
    async let first = world.send(.get, "\(Self.lamp)/light")
    await written(#""request":2"#, in: lines)
    async let second = world.send(.get, "\(Self.lamp)/light")
    await written(#""request":3"#, in: lines)
    try await world.advance(by: .seconds(2))
    #expect(await first["/state"] == "on")
    #expect(await second["/state"] == "on")
    world.router.recorder?.finish()
    #expect(try await replayed(lines) == Replayer.Outcome(same: 4))
  }

  @Test func `a recorded wait in vain is answered the same by a replay`() async throws {
    let lines = Lines()
    let world = try TestWorld(
      [Self.shop], patience: .zero, recorder: { RunRecorder($0) { lines.take($0) } })
    #expect(await world.send(.get, "\(Self.lamp)/light").status == 504)
    world.router.recorder?.finish()
    #expect(lines.text.contains(#""unfinished":1"#))
    #expect(try await replayed(lines) == Replayer.Outcome(same: 1))
  }

  @Test(.timeLimit(.minutes(5)))
  func `a stream gives each piece where the record has it`() async throws {
    let lines = Lines()
    let world = try world(lines)
    _ = await world.send(.post, "\(Self.lamp):move", json: ["move": "light"])
    let next = try #require(await world.send(.get, "\(Self.lamp)/states").next)
    let first = try #require(await next())
    async let second = next()
    try await world.advance(by: .seconds(2))
    #expect(await second != first)
    world.router.recorder?.finish()
    #expect(lines.text.ranges(of: #"{"piece":2"#).count == 2)
    #expect(try await replayed(lines) == Replayer.Outcome(same: 3))
  }

  /// Breaks the streams of a world whose lamp has no states yet.
  private func breakStreams(of world: TestWorld) async throws {
    let rule: JSON = [
      "name": "cut", "match": ["operation": "followLamp"], "then": ["connection": "close_early"],
    ]
    let put = await world.deliver(
      InboundRequest(
        method: .put, target: "/_understudy/v1/scenario", authority: "127.0.0.1:4010",
        headers: [.contentType: "application/json"],
        body: (["scenario": 1, "faults": [rule]] as JSON).serialized()))
    #expect(put.status == 200)
  }

  @Test(.timeLimit(.minutes(5)))
  func `a stream that is broken in its first piece waits for it in the replay too`() async throws {
    let lines = Lines()
    let world = try world(lines)
    try await breakStreams(of: world)
    async let broken = world.send(.get, "\(Self.lamp)/states")
    await written(#"{"follow":2"#, in: lines)
    _ = await world.send(.post, "\(Self.lamp):move", json: ["move": "light"])
    _ = await broken
    world.router.recorder?.finish()
    #expect(lines.text.contains(#"data: "#))
    #expect(try await replayed(lines) == Replayer.Outcome(same: 3))
  }

  @Test(.timeLimit(.minutes(5)))
  func `a client that leaves a broken stream before its first piece ends it in the replay too`()
    async throws
  {
    let lines = Lines()
    let world = try world(lines)
    try await breakStreams(of: world)
    let broken = Task { await world.send(.get, "\(Self.lamp)/states") }
    await written(#"{"follow":2"#, in: lines)
    broken.cancel()
    _ = await broken.value
    world.router.recorder?.finish()
    #expect(try await replayed(lines) == Replayer.Outcome(same: 2))
  }

  @Test func `a request that waits longer than the record says differs`() async throws {
    let lines = Lines()
    let world = try world(lines)
    async let light = world.send(.get, "\(Self.lamp)/light")
    await written(#""request":1"#, in: lines)
    _ = await world.send(.post, "\(Self.lamp):move", json: ["move": "light"])
    try await world.advance(by: .seconds(2))
    _ = await light
    world.router.recorder?.finish()
    // In the replay the lamp that is waited for is not moved.
    let kept = lines.text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains(#""answer":2"#) }
      .map { $0.replacing("lamp-demo:move", with: "lamp-none:move") }
    let record = try RunRecord(Array(kept.joined(separator: "\n").utf8))
    let difference = await (try Replayer(record, vendors: [Self.shop])).run().difference
    #expect(difference?.place == "the wait")
    #expect(difference?.found == "goes on")
  }

  @Test(arguments: [
    (#"{"a": [1, {"b": "x"}]}"#, #"{"a": [1, {"b": "y"}]}"#, "/a/1/b", "\"x\"", "\"y\""),
    (#"{"a": 1}"#, #"{"a": 1, "b": 2}"#, "/b", "(nothing)", "2"),
    (#"{"a": [1]}"#, #"{"a": []}"#, "/a/0", "1", "(nothing)"),
    (#"{"a": 1}"#, #"{"a":1}"#, "byte 5", "\"{\\\"a\\\": 1}\"", "\"{\\\"a\\\":1}\""),
    ("abc", "abd", "byte 2", "\"abc\"", "\"abd\""),
    ("abc", "abcd", "byte 3", "(ends after 3 bytes)", "\"abcd\""),
  ])
  func `a difference of bodies is told by its place`(
    _ expected: String, _ found: String, _ place: String, _ left: String, _ right: String
  ) throws {
    let difference = try #require(
      BodyDifference.between(Array(expected.utf8), Array(found.utf8)))
    #expect(difference == (place, left, right))
  }

  @Test(arguments: [
    ("Bearer msk_live_Secret99x", "Bearer msk_live_Aaaaaa00b"),
    ("Bearer aaa.bbb.c0ffee11", "Bearer aaa.bbb.a0aaaa01"),
    ("Bearer s3cret-key~ci", "Bearer a0aaaa-aab~ci"),
    ("Bearer known", "Bearer known"),
    ("short", "aaaab"),
  ])
  func `a key is written as another of its shape`(_ value: String, _ written: String) {
    var book = Redactor()
    let bytes = book.credential(value, knownHead: { $0 == "known" ? 5 : nil })
    #expect(bytes == RecordedBytes(Array(written.utf8)))
  }

  @Test func `one key has one stand-in, and another key another`() {
    var book = Redactor()
    let first = book.credential("Bearer longsecretone", knownHead: { _ in nil })
    #expect(book.credential("Bearer longsecretone", knownHead: { _ in nil }) == first)
    #expect(book.credential("Bearer longsecrettwo", knownHead: { _ in nil }) != first)
    let covered = book.covered(Array(#"{"echo": "longsecretone"}"#.utf8))
    #expect(covered.parts.count == 1)
    #expect(!"\(covered.json)".contains("longsecretone"))
  }

  @Test func `a secret that was made is left out, and learned where it is made again`() {
    var book = Redactor()
    book.learn(
      made: Array(#"{"api_key" : "made-here-1", "name": "key"}"#.utf8), in: SecretNames(nil))
    let covered = book.covered(Array(#"["made-here-1"]"#.utf8))
    #expect(covered.parts == [.bytes(Array(#"[""#.utf8)), .secret(1), .bytes(Array(#""]"#.utf8))])
    #expect(RecordedBytes(covered.json) == covered)
    var secrets = ReplaySecrets()
    let found = Array(#"["made-again"]"#.utf8)
    #expect(secrets.filled(covered, learningFrom: found) == found)
    #expect(secrets.filled(RecordedBytes(parts: [.secret(1)])) == Array("made-again".utf8))
  }

  @Test(arguments: [[], Array("text".utf8), [0xff, 0x00], Array("⟦ä\"\n".utf8)])
  func `recorded bytes come back as they were`(_ bytes: [UInt8]) throws {
    let json = try JSON(parsing: RecordedBytes(bytes).json.serialized())
    #expect(RecordedBytes(json) == RecordedBytes(bytes))
  }
}
