import Foundation

/// The project's own files, read as text.
enum SourceTree {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A Swift file with the target that it belongs to and the modules that it imports.
  struct File {
    let path: String
    let target: String
    let imports: [String]
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Every Swift file below `Sources`.
  static func files() throws -> [File] {
    let sources = root.appendingPathComponent("Sources")
    let paths = FileManager.default.enumerator(atPath: sources.path)?.allObjects ?? []
    return try paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map {
      let parts = $0.split(separator: "/").map(String.init)
      return File(
        path: "Sources/\($0)", target: parts[0] == "Vendors" ? parts[1] : parts[0],
        imports: imports(in: try text("Sources/\($0)")))
    }
  }

  private static func imports(in text: String) -> [String] {
    let access: Set<Substring> = ["package", "public", "internal", "fileprivate", "private"]
    return text.split(separator: "\n").compactMap { line in
      let words = line.trimmingCharacters(in: .whitespaces).split(separator: " ")
      guard let place = words.firstIndex(of: "import"), words.count > place + 1,
        words[..<place].allSatisfy({ $0.hasPrefix("@") || access.contains($0) })
      else { return nil }
      // One declaration of a module: `import struct Module.Name`.
      return words[words.count - 1].split(separator: ".").first.map(String.init)
    }
  }
}
