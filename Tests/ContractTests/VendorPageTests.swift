import Foundation
import Simulation
import Testing

@testable import UnderstudyCommands

/// What docs/<vendor>.md says of the operation table.
@Suite("docs/<vendor>.md")
struct VendorPageTests {
  private static func url(of name: String) -> URL {
    Fixtures.checkout.appending(path: "docs/\(name).md")
  }

  private static func vendor(_ name: String) throws -> Vendor {
    try #require(Registry.vendors.first { $0.name == name })
  }

  @Test(arguments: Registry.vendors.map(\.name))
  func `a vendor's page ends with its known differences as the program prints them`(
    _ name: String
  ) throws {
    let url = Self.url(of: name)
    let printed = DifferenceSection.text(of: try Self.vendor(name)) + "\n"
    let page = try String(contentsOf: url, encoding: .utf8)
    let parts = page.components(separatedBy: "\n\(DifferenceSection.heading)\n")
    if ProcessInfo.processInfo.environment["UNDERSTUDY_RECORD"] == "1" {
      try "\(parts[0])\n\(printed)".write(to: url, atomically: true, encoding: .utf8)
      return
    }
    #expect(parts.count == 2)
    #expect(
      page.hasSuffix("\n\(printed)"),
      "docs/\(name).md differs; if the change is meant, record it with UNDERSTUDY_RECORD=1")
  }

  /// Lines such as `| 2 | 45 | simulated: ...` in the table of tiers.
  @Test(arguments: Registry.vendors.map(\.name).filter { $0 != "miosa" })
  func `a vendor's table of tiers counts the routes that there are`(_ name: String) throws {
    let page = try String(contentsOf: Self.url(of: name), encoding: .utf8)
    let row = #/\| ([123]) \| (\d+) \| (simulated|declared|never)/#
    let written = page.matches(of: row).map { "\($0.1) \($0.3): \($0.2)" }
    var counts: [String: Int] = [:]
    for operation in try Self.vendor(name).operations {
      let word =
        switch operation.status {
        case .simulated: "simulated"
        case .declared: "declared"
        case .never: "never"
        }
      counts["\(operation.tier) \(word)", default: 0] += 1
    }
    #expect(written.sorted() == counts.map { "\($0.key): \($0.value)" }.sorted())
  }

  @Test func `Miosa's page counts the routes that are simulated`() throws {
    let page = try String(contentsOf: Self.url(of: "miosa"), encoding: .utf8)
    let count = try Self.vendor("miosa").operations.count { $0.status == .simulated }
    #expect(page.contains("All \(count) routes around"))
  }

  @Test(arguments: Registry.vendors.map(\.name))
  func `a vendor's page says how clients are pointed here, and names the variables that they read`(
    _ name: String
  ) throws {
    let page = try String(contentsOf: Self.url(of: name), encoding: .utf8)
    let section = try #require(page.components(separatedBy: "## Pointing an SDK here\n").last)
    let rows = section.components(separatedBy: "\n## ")[0].split(separator: "\n").filter {
      $0.hasPrefix("| ")
    }
    #expect(page.contains("\n## Pointing an SDK here\n") && rows.count > 3)
    for variable in try Self.vendor(name).description.variables
    where !variable.name.hasPrefix("UNDERSTUDY_") {
      #expect(page.contains("`\(variable.name)"), "\(variable.name)")
    }
  }

  /// The pages that the project began with have numbers in comments and exchanges; nobody else has
  /// those numbers.
  @Test(arguments: Registry.vendors.map(\.name))
  func `what the program says of a vendor cites pages by title and address, not by number`(
    _ name: String
  ) throws {
    let vendor = try Self.vendor(name)
    var texts = vendor.settings.flatMap { [$0.why, $0.vendor ?? ""] }
    texts += vendor.magicValues.flatMap { [$0.effect, $0.source.description] }
    for operation in vendor.operations {
      texts += [operation.summary, operation.source.description]
      switch operation.status {
      case .simulated: break
      case .declared(let reason), .never(let reason): texts.append(reason)
      }
    }
    #expect(texts.filter { $0.contains(/\bseed (?:page|\d)|\bthe seed\b/) } == [])
    let pages = Set(vendor.operations.map(\.source)).compactMap { source in
      if case .page(let title, let address) = source { (title, address) } else { nil }
    }
    #expect(pages.count == 1)
    #expect(pages.allSatisfy { !$0.0.isEmpty && $0.1.hasPrefix("https://") })
  }
}
