import Faults
import HTTPTypes
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

@testable import Server

/// The same seed, rules and requests meet the same faults, however many ask at once.
///
/// What is promised: the n-th match of a rule is drawn for by seed, rule and n. Who of those that
/// ask at the same time is the n-th is chance, so runs are compared match by match; a rule that
/// names one request strikes that one in every run.
@Suite(.timeLimit(.minutes(5))) struct DeterminismTests {
  private static let requests = 384

  private static let rules = """
      - {name: cut, when: {probability: 0.1}, then: {connection: reset, at: mid_body}}
      - {name: mute, when: {probability: 0.05}, then: {connection: hang}}
      - {name: short, when: {probability: 0.1}, then: {connection: close_early}}
      - {name: noise, when: {probability: 0.05}, then: {connection: garbage}}
      - {name: long, when: {probability: 0.05}, then: {connection: wrong_length}}
      - {name: seventh, when: {every: 7}, then: {status: 500}}
      - {name: odd, when: {probability: 0.3}, then: {dribble: {chunks: 3, over: 1s}}}
      - {name: late, then: {delay: {lognormal: {p50: 80ms, p99: 2s}}}}
    """

  /// What became of one match, of any client.
  private struct Fate: Equatable {
    let draws: [Draw]
    let fault: AppliedFault?
  }

  /// One run, as the server and as its clients saw it.
  private struct Run: Equatable {
    var fates: [Int: Fate] = [:]
    /// How many clients saw what.
    var seen: [String: Int] = [:]
    var hits: [String: Int] = [:]
  }

  private static let mark = HTTPField.Name("X-Mark") ?? .userAgent

  /// Has so many clients ask at once, and tells what each answer looked like, by its mark.
  private func ask(_ server: FaultyServer, clients: Int) async throws -> [String: String] {
    try await withThrowingTaskGroup(of: [(String, String)].self) { group in
      for client in 0..<clients {
        group.addTask(executorPreference: globalConcurrentExecutor) {
          var seen: [(String, String)] = []
          for number in stride(from: client, to: Self.requests, by: clients) {
            seen.append(("m-\(number)", try await Self.ask(server, "m-\(number)")))
          }
          return seen
        }
      }
      return try await group.reduce(into: [:]) { all, seen in
        for (mark, sight) in seen { all[mark] = sight }
      }
    }
  }

  private static func ask(_ server: FaultyServer, _ mark: String) async throws -> String {
    let client = try await server.connect()
    try await client.ask(
      "GET", "/v1/lamps", also: "X-Mark: \(mark)\r\nConnection: close\r\n")
    let (bytes, ending) = await client.readToEnd()
    let response = RawResponse(bytes)
    let sight = response.map { "\($0.status ?? 0) \($0.body.count) of \($0.length ?? 0)" }
    return "\(sight ?? "\(bytes.count) bytes") \(ending == .reset ? "reset" : "")"
  }

  private func run(clients: Int, seed: UInt64 = 42) async throws -> Run {
    var run = Run()
    try await FaultyServer.with(Self.rules, clock: HurriedClock(), seed: seed) { server in
      for sight in try await ask(server, clients: clients).values {
        run.seen[sight, default: 0] += 1
      }
      for entry in server.world.journal.newest(.max) {
        // The last rule draws for every match, and so tells its ordinal.
        let ordinal = try #require(entry.draws.last).ordinal
        #expect(entry.draws.allSatisfy { $0.ordinal == ordinal })
        run.fates[ordinal] = Fate(draws: entry.draws, fault: entry.fault)
      }
      for rule in await server.world.world.rules { run.hits[rule.rule.name] = rule.hits }
    }
    return run
  }

  @Test func `every match meets the same fate, from one client or from 64 at once`() async throws {
    let first = try await run(clients: 1)
    #expect(first.fates.count == Self.requests)
    // Every rule had its part, and clients saw every kind of answer.
    #expect(first.hits.values.allSatisfy { $0 > 0 })
    #expect(first.seen.count >= 6)
    let again = try await run(clients: 1)
    #expect(again == first)
    for _ in 1...2 {
      let crowd = try await run(clients: 64)
      #expect(crowd.fates == first.fates)
      #expect(crowd.seen == first.seen)
      #expect(crowd.hits == first.hits)
    }
    let other = try await run(clients: 1, seed: 43)
    #expect(other.fates != first.fates)
  }

  @Test func `a rule that names a request strikes that one, whoever else asks`() async throws {
    let rules = """
        - {name: marked, match: {header: {X-Mark: "*7"}}, then: {connection: reset}}
        - {name: noise, when: {probability: 0.2}, then: {status: 500}}
      """
    try await FaultyServer.with(rules, seed: 42) { server in
      let seen = try await ask(server, clients: 64)
      let struck = seen.filter { $0.value == "0 bytes reset" }.map(\.key)
      #expect(
        Set(struck) == Set((0..<Self.requests).map { "m-\($0)" }.filter { $0.hasSuffix("7") }))
      let marks = server.world.journal.newest(.max) { $0.fault?.decidedBy == "marked" }
        .map { $0.requestHeaders[Self.mark] ?? "" }
      #expect(Set(marks) == Set(struck))
    }
  }
}
