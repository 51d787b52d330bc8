import Faults
import Foundation
import HTTPTransport
import HTTPTypes
import Scenarios
import Server
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// The shipped scenario of a bad network, on real sockets.
@Suite("serve --scenario scenarios/flaky-network.yaml")
struct FlakyServerTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("scenarios/flaky-network.yaml").path
  private static let path = "/api/v1/workspaces"
  private static let requests = 480

  /// What becomes of so many requests: how often each rule has its part, and what clients see.
  private func foretold() async throws -> (hits: [String: Int], seen: [String: Int]) {
    let scenario = try ScenarioFile.read(
      String(contentsOfFile: Self.file, encoding: .utf8), named: Self.file,
      vendors: Registry.vendors, now: TestWorld.start)
    let world = try TestWorld(
      Registry.vendors, seed: try #require(scenario.seed), scenario: scenario)
    var seen: [String: Int] = [:]
    for _ in 1...Self.requests {
      let response = await world.router.handle(
        InboundRequest(
          method: .get, target: "/miosa\(Self.path)", authority: "127.0.0.1",
          headers: [.authorization: "Bearer msk_test"], body: []))
      seen[Self.word(SeenResponse(response, patience: .seconds(4))), default: 0] += 1
    }
    let rules = await world.world.rules
    return (Dictionary(uniqueKeysWithValues: rules.map { ($0.rule.name, $0.hits) }), seen)
  }

  private static func word(_ response: SeenResponse) -> String {
    switch response {
    case .whole(let whole): "\(whole.status)"
    case .broken(let breakage): breakage.rawValue
    }
  }

  @Test
  func `a served scenario breaks on the wire what it breaks in memory, in any order of clients`()
    async throws
  {
    let server = try Binary.serve("--scenario", Self.file, "--quiet")
    let port = try #require(try server.port())
    let seen = await withTaskGroup(of: [String: Int].self) { group in
      // Threads of their own, for they block.
      for _ in 0..<24 {
        group.addTask {
          await withCheckedContinuation { continuation in
            Thread.detachNewThread {
              var seen: [String: Int] = [:]
              for _ in 1...(Self.requests / 24) {
                let response = RawRequest.get(
                  "/miosa\(Self.path)", port: port, key: "msk_test", patience: 4)
                seen[Self.word(response), default: 0] += 1
              }
              continuation.resume(returning: seen)
            }
          }
        }
      }
      return await group.reduce(into: [:]) { $0.merge($1) { $0 + $1 } }
    }
    let shown = try Binary.run("scenario", "show", "--json", "--url", try server.url).output
    let rules = try JSON(parsing: Array(shown.utf8))["rules"]?.arrayValue ?? []
    let hits = Dictionary(
      uniqueKeysWithValues: rules.map { ($0["name"]?.stringValue ?? "", $0["hits"]?.intValue ?? 0) }
    )

    let foretold = try await foretold()
    #expect(hits == foretold.hits)
    #expect(seen == foretold.seen)
    #expect(seen.count >= 6)
  }

  @Test func `a scenario is put to a world that runs, and taken out again`() throws {
    let server = try Binary.serve("--quiet")
    let place = ["UNDERSTUDY_URL": try server.url, "UNDERSTUDY_WORLD": "ci"]
    let put = try Binary.run("scenario", "put", Self.file, environment: place)
    #expect(put.code == 0)
    #expect(put.output.hasPrefix("world 'ci': flaky-network\n"))
    #expect(put.output.contains("\n  rule reset-before-headers: 0 hits of 0 matches\n"))
    #expect(
      try Binary.run("scenario", "show", environment: ["UNDERSTUDY_URL": try server.url]).output
        == "world 'default': nothing\n")
    let missing = try Binary.run("scenario", "put", "nowhere.yaml", environment: place)
    #expect(missing.code == 2)
  }
}
