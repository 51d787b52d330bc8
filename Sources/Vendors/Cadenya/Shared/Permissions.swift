import Simulation
import Wire

/// What a key may do: everything, or a set of `resource:verb`. [SDK: cadenya-ruby, API key spec]
///
/// `manage` includes `read`, `*` is everything, and nothing is granted that is not listed. The
/// order of June, `verb:resource`, is read as well.
enum Permissions: Sendable, Hashable {
  case all
  case some(Set<String>)

  init(_ words: [String]) {
    self = words.contains("*") ? .all : .some(Set(words.map(Self.modern)))
  }

  /// Whether a scope such as `workspaces:read` is held.
  func grants(_ scope: String) -> Bool {
    guard case .some(let held) = self else { return true }
    if held.contains(scope) { return true }
    guard scope.hasSuffix(":read") else { return false }
    return held.contains(scope.dropLast("read".count) + "manage")
  }

  /// The first of these words that is more than what is held; nil where all of them are held.
  func excess(of words: [String]) -> String? {
    guard case .some = self else { return nil }
    return words.first { $0 == "*" || !grants(Self.modern($0)) }
  }

  /// The list as it is stored: each once, in the order given, `x:read` left out beside `x:manage`.
  static func stored(_ words: [String]) -> [String] {
    var result: [String] = []
    for word in words where !result.contains(word) {
      let isImplied =
        word.hasSuffix(":read") && words.contains(word.dropLast("read".count) + "manage")
      if !isImplied { result.append(word) }
    }
    return result
  }

  private static func modern(_ word: String) -> String {
    let parts = word.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts[0] == "read" || parts[0] == "manage" else { return word }
    return "\(parts[1]):\(parts[0])"
  }
}
