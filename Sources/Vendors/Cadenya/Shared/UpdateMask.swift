import Wire

/// Which fields a change touches: dotted paths, or the name of a whole part.
///
/// A field outside the mask is left alone even if it was sent; one inside the mask and not sent is
/// cleared. Without a mask, what was sent is applied (our choice, as the documents do not say).
/// [CLI docs/config-bundles.md]
struct UpdateMask: Sendable {
  private let paths: Set<String>?

  /// Reads the comma-separated list; 400 for a path that the resource does not have.
  init(
    _ text: String?, of known: [String]
  ) throws(CadenyaError) {
    let words = (text ?? "").split(separator: ",").map { part in
      let word = part.filter { $0 != " " }
      return CamelCase.camel(word) ?? word
    }
    guard !words.isEmpty else {
      paths = nil
      return
    }
    for word in words where word != "*" {
      guard known.contains(where: { $0 == word || $0.hasPrefix(word + ".") }) else {
        throw CadenyaError(
          invalid: "updateMask", "\"\(word)\" is not one of \(known.joined(separator: ", "))")
      }
    }
    paths = Set(words)
  }

  /// Whether the field at `path` is to be written; `given` says that the request has it.
  func changes(_ path: String, given: Bool) -> Bool {
    guard let paths else { return given }
    if paths.contains("*") || paths.contains(path) { return true }
    guard let dot = path.firstIndex(of: ".") else { return false }
    return paths.contains(String(path[..<dot]))
  }

  /// The paths of `metadata`, which every resource has.
  static let metadata = ["metadata.name", "metadata.externalId", "metadata.labels"]
}

/// The seed names parameters as a Ruby programmer would: `include_info` for `includeInfo`.
enum CamelCase {
  /// The wire's spelling of a snake_case name; nil where it has no underscore.
  @Sendable static func camel(_ name: String) -> String? {
    guard name.utf8.contains(UInt8(ascii: "_")) else { return nil }
    var result = ""
    var raises = false
    for character in name {
      if character == "_" {
        raises = true
      } else {
        result += raises ? character.uppercased() : String(character)
        raises = false
      }
    }
    return result
  }
}
