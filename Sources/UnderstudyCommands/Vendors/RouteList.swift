import ArgumentParser
import HTTPTypes
import Server
import Simulation
import Wire

/// Lists the documented routes, and what is simulated of them.
struct RouteList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routes", abstract: "List the documented routes, and what is simulated of them.")

  @Argument(help: "Only this vendor's.")
  var vendor: String?
  @Option(help: "Only these tiers: 1,2.")
  var tier: String?
  @Flag(help: "Say where each route's behaviour is known from.")
  var why = false
  @Flag(help: "Print an array of objects.")
  var json = false

  func run() throws {
    let vendors = try Registry.named(vendor)
    let tiers = try tiers()
    let rows = vendors.map { vendor in
      (vendor, vendor.operations.filter { tiers?.contains($0.tier) ?? true })
    }
    if json {
      let reports = rows.flatMap { vendor, operations in
        operations.map { OperationReport(vendor, $0) }
      }
      return Terminal.say(String(decoding: reports.serialized(), as: UTF8.self))
    }
    for (vendor, operations) in rows {
      let simulated = operations.count { $0.status == .simulated }
      Terminal.say("\(vendor.name): \(simulated) of \(operations.count) simulated")
      for line in lines(operations) { Terminal.say(line) }
    }
  }

  private func tiers() throws(CommandError) -> [Int]? {
    guard let tier else { return nil }
    var tiers: [Int] = []
    for part in tier.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Int(part), (1...3).contains(number) else {
        throw .refused("--tier: '\(part)' is no tier; there are 1, 2 and 3")
      }
      tiers.append(number)
    }
    return tiers
  }

  private func lines(_ operations: [Operation]) -> [String] {
    let width = operations.map(\.template.description.count).max() ?? 0
    return operations.flatMap { operation in
      let (status, reason) = OperationStatus.read(operation.status)
      var line = "  \(Self.padded(status.rawValue, 9))  \(operation.tier)  "
      line += "\(Self.padded(operation.method.rawValue, 6))  "
      line += "\(Self.padded(operation.template.description, width))  \(operation.id)"
      guard why else { return [line] }
      let reasons = ([operation.source.description] + [reason].compactMap { $0 })
      return [line] + reasons.map { "             \($0)" }
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
