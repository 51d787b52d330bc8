import Testing

@Suite("docs/architecture.md")
struct ArchitecturePageTests {
  /// A row of the table of functions: its name and the file that declares it.
  private struct Row {
    let function: String
    let file: String
  }

  private static func rows() throws -> [Row] {
    try SourceTree.text("docs/architecture.md").split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingPrefix { $0 == " " } }
      guard cells.count == 3, let file = code(cells[1]), file.hasSuffix(".swift"),
        let function = code(cells[0])
      else { return nil }
      return Row(function: function, file: file)
    }
  }

  /// The text between the first two backquotes.
  private static func code(_ cell: Substring) -> String? {
    let parts = cell.split(separator: "`", omittingEmptySubsequences: false)
    return parts.count > 2 ? String(parts[1]) : nil
  }

  @Test func `names the functions that a request passes where they are`() throws {
    let rows = try Self.rows()
    #expect(rows.count > 10)
    for row in rows {
      let text = try SourceTree.text("Sources/\(row.file)")
      let declarations = ["func \(row.function)(", "func \(row.function)<"]
      #expect(
        declarations.contains { text.contains($0) }, "\(row.file) has no \(row.function)")
    }
  }

  @Test func `names every target`() throws {
    let page = try SourceTree.text("docs/architecture.md")
    let beside: Set = ["BareServer", "WireBenchmark"]
    let targets = try SourceTree.files().filter { !$0.isVendor }.map(\.target)
    for target in Set(targets).subtracting(beside) {
      #expect(page.contains("`\(target)`"), "\(target)")
    }
  }
}
