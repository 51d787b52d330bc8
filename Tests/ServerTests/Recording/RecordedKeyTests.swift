import HTTPTransport
import HTTPTypes
import Scenarios
import Simulation
import SimulationTesting
import Synchronization
import Testing
import Wire

@testable import Server

/// Keys that a run's rules ask for: in its scenarios, its settings and its control calls.
@Suite struct RecordedKeyTests {
  private final class Lines: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    var all: [UInt8] { bytes.withLock { $0 } }
    func take(_ line: [UInt8]) { bytes.withLock { $0 += line } }
  }

  private static let shop = Vendor(Shop.self)
  private static let key = "shop_live_0123456789abcdef"

  /// A rule that answers a key's lists with 500.
  private static func rule(_ match: JSON, then: JSON = ["status": 500]) -> JSON {
    ["name": "down", "match": match, "then": then]
  }

  /// What a client with two keys is answered, in the run and by a replay, and the record.
  private func run(
    _ rule: JSON, byControl path: String? = nil, firstSends: Bool = false, key: String = Self.key
  ) async throws -> (statuses: [Int], outcome: Replayer.Outcome, record: String) {
    // A key that a rule asks for is known wherever else it stands.
    let isNamed = "\(rule)".contains(key)
    let document: JSON = [
      "scenario": 1, "description": .string(isNamed ? "for \(key)" : "for some"), "faults": [rule],
    ]
    let scenario = try ScenarioFile.read(document, vendors: [Self.shop], now: TestWorld.start)
    let lines = Lines()
    let world = try TestWorld(
      [Self.shop], scenario: path == nil ? scenario : nil,
      recorder: { RunRecorder($0) { lines.take($0) } })
    if firstSends { _ = await world.send(.get, "/v1/lamps", key: .custom(key)) }
    if let path {
      let answer = await world.deliver(
        InboundRequest(
          method: path == "/rules" ? .post : .put, target: "/_understudy/v1\(path)",
          authority: "127.0.0.1:4010", headers: [.contentType: "application/json"],
          body: (path == "/rules" ? rule : document).serialized()))
      #expect((200..<300).contains(answer.status))
    }
    var statuses: [Int] = []
    for name in [key, "other_fedcba9876543210", key] {
      statuses.append(await world.send(.get, "/v1/lamps", key: .custom(name)).status)
    }
    world.router.recorder?.finish()
    let outcome = await (try Replayer(try RunRecord(lines.all), vendors: [Self.shop])).run()
    return (statuses, outcome, String(decoding: lines.all, as: UTF8.self))
  }

  static let matches: [JSON] = [
    ["key": .string(key)], ["vendor": "shop", "key": "shop_live_0123*"],
    ["key": "shop_live_0123456789ab*"], ["key": "*456789abcdef"], ["key": "shop*23456789abc*f"],
    ["header": ["authorization": .string("Bearer \(key)")]],
    ["header": ["authorization": "Bearer shop_live_0123456789*"]],
  ]

  @Test(arguments: matches, [nil, "/scenario", "/rules"])
  func `a rule about a key goes with the key's stand-in`(_ match: JSON, _ path: String?)
    async throws
  {
    for firstSends in path == nil ? [false] : [false, true] {
      let run = try await run(Self.rule(match), byControl: path, firstSends: firstSends)
      #expect(run.statuses == [500, 200, 500])
      #expect(run.outcome.difference == nil)
      #expect(!run.record.contains(Self.key))
      #expect(!run.record.contains("23456789ab"))
    }
  }

  @Test func `a rule about a short key goes with its stand-in`() async throws {
    let run = try await run(Self.rule(["key": "abc"]), key: "abc")
    #expect(run.statuses == [500, 200, 500])
    #expect(run.outcome.difference == nil)
    #expect(!run.record.contains(#""abc""#))
  }

  @Test(arguments: [nil, "/scenario", "/rules"])
  func `a secret that a rule puts into answers is covered where it stands`(_ path: String?)
    async throws
  {
    let secret = "made-up-secret-0815"
    let run = try await run(
      Self.rule(
        ["key": .string(Self.key)],
        then: ["patch": ["api_key": .string(secret)], "headers": ["Set-Cookie": .string(secret)]]),
      byControl: path)
    #expect(run.statuses == [200, 200, 200])
    #expect(run.outcome.difference == nil)
    #expect(!run.record.contains(secret))
    #expect(!run.record.contains(Self.key))
  }

  @Test func `a key stands in no name, path or expectation of a control call`() async throws {
    let lines = Lines()
    let world = try TestWorld([Self.shop], recorder: { RunRecorder($0) { lines.take($0) } })
    let control = { (method: HTTPRequest.Method, path: String, body: JSON) in
      _ = await world.deliver(
        InboundRequest(
          method: method, target: "/_understudy/v1\(path)", authority: "127.0.0.1:4010",
          headers: [.contentType: "application/json"], body: body.serialized()))
    }
    _ = await world.send(.get, "/v1/lamps", key: .custom(Self.key))
    let name = JSON.string(Self.key)
    await control(
      .put, "/scenario",
      [
        "scenario": 1, "faults": [["name": name, "then": ["delay": "0s"]]],
        "expect": [["rule": name, "hits": "0-"]],
      ])
    _ = await world.send(.get, "/v1/lamps", key: .custom(Self.key))
    await control(
      .post, "/requests/verify",
      [
        "expectations": [
          ["request": ["header": [.string("authorization: Bearer unseen_0123456789")]]]
        ]
      ])
    await control(.delete, "/rules/\(Self.key)", [:])
    world.router.recorder?.finish()
    let text = String(decoding: lines.all, as: UTF8.self)
    #expect(!text.contains(Self.key) && !text.contains("unseen_0123456789"))
    #expect(try RunRecord(lines.all).counts == (2, 2))
    let outcome = await (try Replayer(try RunRecord(lines.all), vendors: [Self.shop])).run()
    #expect(outcome.difference == nil)
  }

  @Test func `the values of settings are covered`() async throws {
    var settings = Settings()
    settings.set("admin_token", to: "token-0123456789")
    let lines = Lines()
    let world = try TestWorld(
      [Self.shop], settings: ["shop": settings], recorder: { RunRecorder($0) { lines.take($0) } })
    world.router.recorder?.finish()
    let text = String(decoding: lines.all, as: UTF8.self)
    #expect(text.contains("admin_token") && !text.contains("token-0123456789"))
  }
}
