import HTTPTransport
import HTTPTypes
import Simulation
import SimulationTesting
import Synchronization
import Telemetry
import Testing
import Wire

@testable import Server
@testable import UnderstudyCommands

/// Every kind of response and what each middleware leaves on it (a shaped response once had
/// no headers for pages of another origin).
@Suite struct MiddlewareTests {
  /// What a middleware, or the recorder around them, leaves.
  enum Mark: String, CaseIterable {
    /// `X-Understudy-Diagnosis` names the eviction of the world.
    case evictionNote
    /// The response is in the journal.
    case telemetry
    /// `X-Understudy-World`, `X-Request-Id` and `Date`.
    case diagnosisHeaders
    /// `X-Understudy-Operation`.
    case operation
    /// `X-Understudy-Fault`.
    case fault
    case crossOrigin
    /// A line of the run's record.
    case record
  }

  /// How a response comes to be.
  struct Kind: CustomTestStringConvertible {
    let name: String
    /// What a rule does to it.
    var fault: JSON?
    var method = HTTPRequest.Method.get
    var path = "/v1/lamps"
    /// Goes before the path.
    var prefix = "/~ci/shop"
    var key: String? = "sk_demo"
    var listener: String?
    var isOversized = false
    let marks: Set<Mark>

    var testDescription: String { name }
  }

  /// What a world answers to a documented route.
  private static let answered: Set<Mark> = [
    .telemetry, .diagnosisHeaders, .operation, .crossOrigin, .record,
  ]
  private static let broken = answered.union([.fault])
  private static let failed = answered.union([.evictionNote])
  /// What the server says by itself.
  private static let refused: Set<Mark> = [.crossOrigin, .record]
  /// What it says of a request that comes to no vendor.
  private static let unrouted = refused.union([.telemetry])
  private static let stream = "/v1/lamps/lamp-demo/states"

  static let kinds: [Kind] = [
    Kind(name: "plain", marks: answered),
    Kind(name: "plain to HEAD", method: .head, marks: answered),
    Kind(name: "without a body", method: .delete, path: "/v1/lamps/lamp-demo", marks: answered),
    Kind(name: "delayed", fault: ["delay": "1s"], marks: broken),
    Kind(name: "shaped", fault: ["bandwidth": "10KB/s"], marks: broken),
    Kind(name: "dribbled", fault: ["dribble": ["chunks": 4, "over": "2s"]], marks: broken),
    Kind(name: "closed early", fault: ["connection": "close_early"], marks: broken),
    Kind(name: "with a wrong length", fault: ["connection": "wrong_length"], marks: broken),
    Kind(name: "with a bad chunk", fault: ["connection": "bad_chunk"], marks: broken),
    Kind(name: "cut in its gzip body", fault: ["connection": "truncated_gzip"], marks: broken),
    Kind(
      name: "hung in its body", fault: ["connection": "hang", "at": "mid_body"], marks: broken),
    Kind(
      name: "reset in its body", fault: ["connection": "reset", "at": "mid_body"], marks: broken),
    Kind(name: "with a slow head", fault: ["slow_headers": "3s"], marks: broken),
    Kind(name: "patched", fault: ["patch": ["odd": true]], marks: broken),
    Kind(
      name: "injected", fault: ["status": 503, "undocumented": true], marks: failed.union([.fault])),
    Kind(
      name: "injected and shaped",
      fault: ["status": 503, "undocumented": true, "bandwidth": "10KB/s"],
      marks: failed.union([.fault])),
    Kind(name: "streamed", path: stream, marks: answered),
    Kind(name: "streamed and delayed", fault: ["delay": "1s"], path: stream, marks: broken),
    Kind(
      name: "broken in its stream", fault: ["connection": "close_early"], path: stream,
      marks: broken),
    Kind(name: "refused by access control", key: nil, marks: failed),
    Kind(name: "refused by size", method: .post, isOversized: true, marks: failed),
    Kind(name: "a documented failure", path: "/v1/lamps/none", marks: failed),
    Kind(name: "waited for in vain", path: "/v1/lamps/lamp-demo/light", marks: failed),
    Kind(name: "an unknown route", path: "/v1/nothing", marks: failed.subtracting([.operation])),
    Kind(
      name: "an unknown route, shaped", fault: ["bandwidth": "10KB/s"], path: "/v1/nothing",
      marks: failed.subtracting([.operation]).union([.fault])),
    Kind(name: "another method", method: .put, marks: failed.subtracting([.operation])),
    Kind(name: "no world's name", prefix: "/~a%20b/shop", marks: unrouted),
    Kind(name: "no vendor", prefix: "/nobody", marks: unrouted),
    Kind(name: "the control plane's port", listener: VendorRouter.controlListener, marks: unrouted),
    Kind(name: "a preflight", method: .options, marks: refused),
    Kind(name: "a preflight for no vendor", method: .options, prefix: "/nobody", marks: refused),
    Kind(name: "the control plane", path: "/v1/worlds", prefix: "/_understudy", marks: []),
    Kind(
      name: "the control plane's refusal", method: .post, path: "/v1/none",
      prefix: "/_understudy", marks: []),
  ]

  private final class Lines: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
    func take(_ line: [UInt8]) { bytes.withLock { $0 += line } }
  }

  /// Status and headers as the client reads them, also where they come in pieces.
  private static func head(_ response: OutboundResponse) throws -> HTTPFields {
    switch response {
    case .whole(let head, _, delay: _), .stream(let head, delay: _, next: _):
      return head.headerFields
    case .script(let actions, released: _):
      let bytes = actions.flatMap { if case .send(let bytes) = $0 { bytes } else { [UInt8]() } }
      let text = String(decoding: bytes, as: UTF8.self)
      let head = try #require(text.firstRange(of: "\r\n\r\n").map { text[..<$0.lowerBound] })
      var fields: HTTPFields = [:]
      for line in head.split(separator: "\r\n").dropFirst() {
        let parts = line.split(separator: ":", maxSplits: 1)
        let name = try #require(HTTPField.Name(String(parts[0])))
        fields.append(HTTPField(name: name, value: String(parts[1].drop { $0 == " " })))
      }
      return fields
    }
  }

  @Test(.timeLimit(.minutes(5)), arguments: kinds)
  func `middlewares leave their marks on every kind of response`(_ kind: Kind) async throws {
    let lines = Lines()
    let world = try TestWorld(
      [Vendor(Shop.self)], patience: .zero, cors: CrossOrigin("http://app.test"),
      recorder: { RunRecorder($0) { lines.take($0) } },
      limits: WorldLimits(idle: .seconds(60)))
    _ = await world.send(.get, "/v1/status", inWorld: "ci")
    world.wall.move(by: .seconds(61))
    // So that there is a first event.
    let move: JSON = ["move": "light"]
    _ = await world.send(.post, "/v1/lamps/lamp-demo:move", json: move, inWorld: "ci")
    if let fault = kind.fault {
      let rule: JSON = ["name": "odd", "match": ["vendor": "shop"], "then": fault]
      let scenario: JSON = ["scenario": 1, "faults": [rule]]
      let put = await world.deliver(
        InboundRequest(
          method: .put, target: "/~ci/_understudy/v1/scenario", authority: "127.0.0.1:4010",
          headers: [.contentType: "application/json"], body: scenario.serialized()))
      #expect(put.status == 200, "\(put.text)")
    }
    var headers: HTTPFields = [.origin: "http://app.test"]
    if let key = kind.key { headers[.authorization] = "Bearer \(key)" }
    if kind.method == .options { headers[.accessControlRequestMethod] = "GET" }
    let entries = world.journal.extent.kept
    let recorded = lines.text.count { $0 == "\n" }
    let response = await world.router.handle(
      InboundRequest(
        method: kind.method, target: kind.prefix + kind.path, authority: "127.0.0.1:4010",
        headers: headers, listener: kind.listener, isOversized: kind.isOversized))
    let fields = try Self.head(response)
    var marks: Set<Mark> = []
    func has(_ name: String) -> Bool { HTTPField.Name(name).map { fields.contains($0) } ?? false }
    if fields[DiagnosisHeaders.diagnosis]?.contains("has begun anew") == true {
      marks.insert(.evictionNote)
    }
    if world.journal.extent.kept == entries + 1 { marks.insert(.telemetry) }
    if has("X-Understudy-World"), has("X-Request-Id"), has("Date") {
      marks.insert(.diagnosisHeaders)
    }
    if has("X-Understudy-Operation") { marks.insert(.operation) }
    if has("X-Understudy-Fault") { marks.insert(.fault) }
    if fields[.accessControlAllowOrigin] == "http://app.test",
      fields[.accessControlExposeHeaders] == "*", fields[values: .vary] == ["Origin"]
    {
      marks.insert(.crossOrigin)
    }
    if lines.text.count(where: { $0 == "\n" }) > recorded { marks.insert(.record) }
    #expect(marks == kind.marks)
  }

  @Test func `middlewares stand in the order in which one needs what another left`() throws {
    let world = try TestWorld(
      Registry.vendors, isStateless: true, cors: CrossOrigin("http://app.test"))
    #expect(
      world.router.middleware.map { "\(type(of: $0))" } == [
        "EvictionNote", "RequestTelemetry", "ServerHeaders", "BrowserHeaders", "StatelessHealth",
        "CrossOrigin",
      ])
  }

  /// How many calls reached no vendor.
  private func unmountedCalls(of world: TestWorld) async -> Int? {
    await world.deliver(
      InboundRequest(
        method: .get, target: "/_understudy/v1/coverage", authority: "127.0.0.1:4010"))[
        "/unmounted_calls"]?.intValue
  }

  @Test func `a page that waits for a vendor's mock may read that it is up`() async throws {
    let world = try TestWorld(
      Registry.vendors, isStateless: true, cors: CrossOrigin("http://app.test"))
    for path in ["/_x-steady/health", "/cadenya/_x-steady/health"] {
      let response = await world.deliver(
        InboundRequest(method: .get, target: path, headers: [.origin: "http://app.test"]))
      #expect(response.status == 200)
      #expect(response.header("Access-Control-Allow-Origin") == "http://app.test", "\(path)")
    }
    #expect(await unmountedCalls(of: world) == 0)
  }

  @Test func `a vendor's page is told what was not found, and it is counted once`() async throws {
    let world = try TestWorld([Vendor(Shop.self)], cors: CrossOrigin("*"))
    for method in [HTTPRequest.Method.options, .get] {
      _ = await world.deliver(
        InboundRequest(
          method: method, target: "/nobody/v1",
          headers: [.origin: "http://app.test", .accessControlRequestMethod: "GET"]))
    }
    #expect(await unmountedCalls(of: world) == 1)
  }

  @Test func `the own header of a response stands where a rule's is missing`() async throws {
    let world = try TestWorld([Vendor(Shop.self)], patience: .zero)
    let rule: JSON = ["name": "odd", "then": ["headers": ["X-Request-Id": "mine"]]]
    let put = await world.deliver(
      InboundRequest(
        method: .put, target: "/_understudy/v1/scenario", authority: "127.0.0.1:4010",
        headers: [.contentType: "application/json"],
        body: (["scenario": 1, "faults": [rule]] as JSON).serialized()))
    #expect(put.status == 200, "\(put.text)")
    let read = await world.send(.get, "/v1/lamps/lamp-demo")
    #expect(read.header("X-Request-Id") == "mine")
    let waited = await world.send(.get, "/v1/lamps/lamp-demo/light")
    #expect(waited.header("X-Request-Id") != nil)
  }
}
