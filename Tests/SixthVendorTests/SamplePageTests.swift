import Foundation
import Testing

/// The page shows a vendor that is compiled, tested and whole.
@Suite("docs/adding-a-vendor.md")
struct SamplePageTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private static func page() throws -> String { try text("docs/adding-a-vendor.md") }

  /// Every file of the sample, by its path in the checkout.
  private static let files: [String] = [
    "Tests/Vendors", "Fixtures/lantern", "Tests/SixthVendorTests",
  ]
  .flatMap { folder in
    let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path())
    return (names?.compactMap { $0 as? String } ?? []).filter { $0.contains(".") }.sorted()
      .map { "\(folder)/\($0)" }
  }

  /// What the page shows of files: a path and a block of code.
  private static func blocks() throws -> [(path: String, code: String)] {
    try page().matches(of: #/<!-- file: (?<path>\S+) -->\n```\w+\n(?<code>(?s:.*?))```/#).map {
      (String($0.path), String($0.code))
    }
  }

  @Test(arguments: files)
  func `a file of the sample is shown as it is, or named where it need not be shown`(
    _ path: String
  ) throws {
    if let block = try Self.blocks().first(where: { $0.path == path }) {
      #expect(block.code == (try Self.text(path)), "the page shows something else")
      return
    }
    #expect(
      !path.hasPrefix("Tests/Vendors"), "the page shows every file of the vendor itself")
    let name = String(path.split(separator: "/").last ?? "")
    #expect(try Self.page().contains("`\(name)`"), "the page neither shows nor names it")
  }

  @Test func `the page shows files of the sample only`() throws {
    let shown = try Self.blocks().map(\.path)
    #expect(shown.count == Set(shown).count)
    #expect(Set(shown).subtracting(Self.files) == [])
    #expect(try Self.page().matches(of: /<!-- file:/).count == shown.count)
  }

  /// The two lists outside the vendor's folder, as they are with Lantern at their ends.
  @Test(arguments: [
    ("Package.swift", #", "Lantern""#),
    ("Sources/UnderstudyCommands/Vendors/Registry.swift", " Vendor(Lantern.self),"),
  ])
  func `the page shows the two lists that name every vendor`(
    _ path: String, _ added: String
  ) throws {
    let shown = try #require(Self.page().split(separator: "\n").first { $0.contains(added) })
    #expect(try Self.text(path).contains("\n\(shown.replacing(added, with: ""))\n"))
  }
}
