import Foundation

/// Files of this checkout, found from where this file stands.
enum Checkout {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The names of a folder's files with that ending, sorted.
  static func names(in folder: String, _ ending: String) -> [String] {
    let path = root.appending(path: folder).path()
    let files = try? FileManager.default.contentsOfDirectory(atPath: path)
    return (files ?? []).filter { $0.hasSuffix(ending) }.sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
