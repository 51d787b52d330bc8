package import Wire

/// Which requests a rule is about. All conditions must hold; what is omitted matches everything.
package struct RuleMatch: Sendable {
  package var vendor: String?
  package var operation: Glob?
  package var method: String?
  package var path: Glob?
  package var headers: [(name: String, value: Glob)] = []
  package var query: [(name: String, value: Glob)] = []
  /// Values of the JSON body by pointer.
  package var body: [(pointer: JSONPointer, value: JSON)] = []
  package var key: Glob?

  package init() {}
}

/// A pattern in which `*` stands for any text.
package struct Glob: Sendable, Hashable, CustomStringConvertible {
  package let description: String
  private let pieces: [[UInt8]]
  /// What stands before the first star: where most of what does not match is found out.
  private let beginning: String

  package init(_ pattern: String) {
    description = pattern
    beginning = String(pattern.prefix { $0 != "*" })
    pieces = pattern.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map { Array($0) }
  }

  package func matches(_ text: String) -> Bool {
    guard text.utf8.starts(with: beginning.utf8) else { return false }
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
      return text == description
    }
    let bytes = text.utf8
    guard bytes.count >= first.count + last.count, bytes.suffix(last.count).elementsEqual(last)
    else { return false }
    guard pieces.count > 2 else { return true }
    var rest = Array(bytes.dropFirst(first.count).dropLast(last.count))[...]
    for piece in pieces.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }

  /// Whether everything that the other pattern takes is taken by this one; errs towards no.
  package func covers(_ other: Glob) -> Bool {
    self == other || description == "*" || (other.pieces.count == 1 && matches(other.description))
  }
}
