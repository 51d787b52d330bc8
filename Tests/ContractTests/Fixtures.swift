import Foundation
import Lantern
import Simulation
import SimulationTesting
import Testing

@testable import UnderstudyCommands

/// The recorded exchanges of this checkout, found from where this file stands.
enum Fixtures {
  static let checkout = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of a vendor's recordings.
  static func folder(of vendor: Vendor) -> URL {
    checkout.appending(path: "Fixtures/\(vendor.name)")
  }

  /// The names of a vendor's files of exchanges, sorted.
  static func names(of vendor: Vendor) -> [String] {
    let files = try? FileManager.default.contentsOfDirectory(
      atPath: folder(of: vendor).path(percentEncoded: false))
    return (files ?? []).filter { $0.hasSuffix(".http") }.sorted()
  }

  /// A vendor's file of exchanges; nil where there is none of that name.
  static func exchanges(_ name: String, of vendor: Vendor) throws -> ExchangeFile? {
    let url = folder(of: vendor).appending(path: name)
    guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else {
      return nil
    }
    return try ExchangeFile(
      String(contentsOf: url, encoding: .utf8), name: "Fixtures/\(vendor.name)/\(name)")
  }

  /// What the conformance suite has to know of a vendor.
  static func profile(of vendor: Vendor) throws -> ConformanceProfile {
    let url = folder(of: vendor).appending(path: "conformance.json")
    return try ConformanceProfile(String(contentsOf: url, encoding: .utf8))
  }

  /// Reports a fault at a line of a recording.
  static func report(_ message: String, in file: ExchangeFile, line: Int) {
    Issue.record(
      Comment(rawValue: message),
      sourceLocation: SourceLocation(
        fileID: "ContractTests/\(file.name)",
        filePath: checkout.appending(path: file.name).path(percentEncoded: false),
        line: line, column: 1))
  }
}

/// An operation with its vendor: what most tests of the contract run over.
struct Route: Sendable, CustomTestStringConvertible {
  let vendor: Vendor
  let operation: Simulation.Operation

  /// Every simulated operation of every vendor.
  static let all = Vendor.tested.flatMap { vendor in
    vendor.operations.filter { $0.status == .simulated }.map {
      Route(vendor: vendor, operation: $0)
    }
  }

  var testDescription: String { "\(vendor.name) \(operation.id)" }
}

extension Vendor {
  /// Every vendor that keeps the contract: those of the program, and the one that
  /// docs/adding-a-vendor.md builds, so that what the page promises is what is asked of all.
  static let tested = Registry.vendors + [Vendor(Lantern.self)]
}

extension Vendor: CustomTestStringConvertible {
  public var testDescription: String { name }
}
