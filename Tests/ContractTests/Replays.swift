import Simulation
import SimulationTesting
import Wire

@testable import UnderstudyCommands

/// Plays every block of exchanges once, for all the tests that look at what came of it.
///
/// It holds no state that one test could leave to another: what a block gives is a function of its
/// text. Worlds are let go; of each, only the plans of statements that were not yet seen are kept.
actor Replays {
  static let all = Replays()

  /// What became of one block.
  struct Replay: Sendable {
    let file: ExchangeFile
    let block: ExchangeBlock
    let differences: [String]
    let last: TestResponse?
    let dialect: Dialect
  }

  /// A statement and how it is carried out.
  struct Statement: Sendable, Hashable {
    let sql: String
    let plan: [String]
  }

  private var replays: [String: Task<[Replay], any Error>] = [:]
  private var statements: [String: Set<Statement>] = [:]

  /// What became of the blocks of an operation; none where it has no file.
  func of(_ route: Route) async throws -> [Replay] {
    let name = route.testDescription
    if let known = replays[name] { return try await known.value }
    let task = Task { try await play(route) }
    replays[name] = task
    return try await task.value
  }

  /// The statements that the exchanges of a vendor have prepared.
  func statements(of vendor: Vendor) async throws -> Set<Statement> {
    for route in Route.all where route.vendor.name == vendor.name { _ = try await of(route) }
    return statements[vendor.name] ?? []
  }

  private func play(_ route: Route) async throws -> [Replay] {
    let vendor = route.vendor
    var replays: [Replay] = []
    guard let file = try Fixtures.exchanges("\(route.operation.id).http", of: vendor) else {
      return []
    }
    for block in file.blocks {
      let outcome = try await ExchangePlayer(vendor).play(block)
      let known = Set((statements[vendor.name] ?? []).map(\.sql))
      for (sql, plan) in try await outcome.world.world.queryPlans(of: vendor, except: known) {
        statements[vendor.name, default: []].insert(Statement(sql: sql, plan: plan))
      }
      replays.append(
        Replay(
          file: file, block: block, differences: outcome.differences, last: outcome.last,
          dialect: outcome.dialect))
    }
    return replays
  }
}
