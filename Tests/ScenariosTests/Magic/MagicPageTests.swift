import Foundation
import Testing

@testable import UnderstudyCommands

@Suite("docs/magic-values.md")
struct MagicPageTests {
  @Test func `the page of magic values is what the vendors declare`() throws {
    let url = Checkout.root.appending(path: "docs/magic-values.md")
    let emitted = MagicPage.text(of: Registry.vendors)
    if ProcessInfo.processInfo.environment["UNDERSTUDY_RECORD"] == "1" {
      try emitted.write(to: url, atomically: true, encoding: .utf8)
    }
    let recorded = try String(contentsOf: url, encoding: .utf8)
    #expect(
      recorded == emitted,
      "docs/magic-values.md differs; if the change is meant, record it with UNDERSTUDY_RECORD=1")
  }
}
