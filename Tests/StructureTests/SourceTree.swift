import Foundation

/// The project's own files, read as text.
enum SourceTree {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A Swift file with the target that it belongs to and the modules that it imports.
  struct File {
    let path: String
    let target: String
    let isVendor: Bool
    let imports: [String]
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Every Swift file of the program, and of the vendor that docs/adding-a-vendor.md builds: what
  /// is copied is held to the same rules.
  static func files() throws -> [File] {
    try files(in: "Sources") + files(in: "Tests/Vendors")
  }

  /// The targets of vendors, sorted: the folders in a folder called `Vendors`.
  static func vendors() throws -> [String] {
    Set(try files().filter(\.isVendor).map(\.target)).sorted()
  }

  private static func files(in folder: String) throws -> [File] {
    let names =
      FileManager.default.enumerator(
        atPath: root.appendingPathComponent(folder).path)?.allObjects ?? []
    return try names.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map {
      let path = "\(folder)/\($0)"
      let parts = path.split(separator: "/").map(String.init)
      let isVendor = parts[1] == "Vendors"
      return File(
        path: path, target: parts[isVendor ? 2 : 1], isVendor: isVendor,
        imports: imports(in: try text(path)))
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
