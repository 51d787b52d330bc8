import SimulationTesting
import Simulation
import Testing

@testable import UnderstudyCommands

/// A block of a vendor's `_common.http` with one of the operations it is for.
struct CommonExchange: Sendable, CustomTestStringConvertible {
  let vendor: Vendor
  let operation: Operation
  let file: ExchangeFile
  let block: ExchangeBlock

  /// Every block with every operation that it is for; a file that cannot be read has none, and a
  /// test of its own.
  static let all = Vendor.tested.flatMap { vendor -> [CommonExchange] in
    guard let file = try? Fixtures.exchanges("_common.http", of: vendor) else { return [] }
    return file.blocks.flatMap { block in
      vendor.operations.filter { $0.status == .simulated && block.audience?.includes($0) == true }
        .map { CommonExchange(vendor: vendor, operation: $0, file: file, block: block) }
    }
  }

  var testDescription: String { "\(vendor.name) \(operation.id): \(block.title)" }
}
