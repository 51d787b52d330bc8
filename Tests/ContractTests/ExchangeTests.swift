import SimulationTesting
import Simulation
import Testing

@testable import understudy

/// Replays the recorded exchanges.
@Suite struct ExchangeTests {
  @Test(arguments: Route.all)
  func `every exchange of an operation answers as recorded`(_ route: Route) async throws {
    let name = "\(route.operation.id).http"
    let file = try #require(
      try Fixtures.exchanges(name, of: route.vendor),
      "there is no Fixtures/\(route.vendor.name)/\(name)")
    for block in file.blocks {
      let outcome = try await ExchangePlayer(route.vendor).play(block)
      guard !outcome.differences.isEmpty else { continue }
      Fixtures.report(
        "\(block.title)\n" + outcome.differences.joined(separator: "\n"), in: file,
        line: block.line)
    }
  }

  @Test(arguments: Route.all)
  func `every declared success and failure of an operation has an exchange, and no other one`(
    _ route: Route
  ) async throws {
    var coverage = ExchangeCoverage(route.operation, of: route.vendor)
    let file = try Fixtures.exchanges("\(route.operation.id).http", of: route.vendor)
    for block in file?.blocks ?? [] {
      let outcome = try await ExchangePlayer(route.vendor).play(block)
      if let last = outcome.last { coverage.count(last, of: block) }
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

  @Test(arguments: Registry.vendors)
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
