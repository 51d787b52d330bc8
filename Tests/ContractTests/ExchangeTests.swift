import SimulationTesting
import Simulation
import Testing

@testable import UnderstudyCommands

/// Replays the recorded exchanges.
@Suite struct ExchangeTests {
  @Test(arguments: Route.all)
  func `every exchange of an operation answers as recorded`(_ route: Route) async throws {
    let replays = try await Replays.all.of(route)
    #expect(!replays.isEmpty, "there is no file of exchanges of \(route.testDescription)")
    for replay in replays where !replay.differences.isEmpty {
      Fixtures.report(
        "\(replay.block.title)\n" + replay.differences.joined(separator: "\n"), in: replay.file,
        line: replay.block.line)
    }
  }

  @Test(arguments: Route.all)
  func `every declared success and failure of an operation has an exchange, and no other one`(
    _ route: Route
  ) async throws {
    var coverage = ExchangeCoverage(route.operation, of: route.vendor)
    for replay in try await Replays.all.of(route) {
      if let last = replay.last { coverage.count(last, of: replay.block) }
    }
    #expect(coverage.missing == [], "\(route.testDescription) has no exchange for these")
    #expect(coverage.undeclared == [])
  }

  @Test(arguments: CommonExchange.all)
  func `what is common to operations holds for each`(_ exchange: CommonExchange) async throws {
    let block = exchange.block
    let outcome = try await ExchangePlayer(exchange.vendor).play(block, of: exchange.operation)
    if !outcome.differences.isEmpty {
      Fixtures.report(
        "\(exchange.operation.id): \(block.title)\n"
          + outcome.differences.joined(separator: "\n"), in: exchange.file, line: block.line)
    }
  }

  @Test(arguments: Vendor.tested)
  func `every exchange of a route that is declared only answers as recorded`(
    _ vendor: Vendor
  ) async throws {
    for operation in vendor.operations where operation.status != .simulated {
      guard let file = try Fixtures.exchanges("\(operation.id).http", of: vendor) else { continue }
      for block in file.blocks {
        let outcome = try await ExchangePlayer(vendor).play(block)
        #expect(outcome.last?.operation == operation.id, "\(block.title)")
        if !outcome.differences.isEmpty {
          Fixtures.report(
            "\(block.title)\n" + outcome.differences.joined(separator: "\n"), in: file,
            line: block.line)
        }
      }
    }
  }

  @Test(arguments: Vendor.tested)
  func `every file of exchanges is named after an operation and can be read`(
    _ vendor: Vendor
  ) throws {
    for name in Fixtures.names(of: vendor) {
      let file = try Fixtures.exchanges(name, of: vendor)
      #expect(file != nil)
      guard name != "_common.http" else {
        for block in file?.blocks ?? [] {
          #expect(block.audience != nil, "\(block.title) says not for which operations it is")
        }
        continue
      }
      #expect(
        vendor.operation(String(name.dropLast(".http".count))) != nil,
        "\(vendor.name) has no operation for \(name)")
    }
  }
}
