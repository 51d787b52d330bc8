import Foundation
import Simulation
import Testing

@testable import UnderstudyCommands

/// What the documentation says of routes that are not simulated.
@Suite struct DeclaredDocsTests {
  @Test func `Cadenya's page lists every operation that answers 501, and no other`() throws {
    let vendor = try #require(Registry.named("cadenya").first)
    let page = try String(
      contentsOf: Fixtures.checkout.appending(path: "docs/cadenya.md"), encoding: .utf8)
    let section = try #require(page.components(separatedBy: "## What answers 501\n").last)
    let table = try #require(section.components(separatedBy: "\n## ").first)
    let named = Set(table.matches(of: #/`(\w+)`/#).map { String($0.1) })
    let declared = Set(vendor.operations.filter { $0.status != .simulated }.map(\.id))
    #expect(declared.subtracting(named).sorted() == [])
    #expect(named.subtracting(declared).sorted() == [])
    #expect(page.contains("| 3 | \(declared.count) | declared"))
  }
}
