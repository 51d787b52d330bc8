/// The texts that a magic value stands for, written as people read them.
///
/// `{name}` stands for a text of at least one character, as short as what follows allows; `...` at
/// the end stands for anything, also for nothing. Everything else stands for itself.
package struct MagicPattern: Sendable, Hashable, CustomStringConvertible {
  private enum Piece: Hashable {
    case text([UInt8])
    case name
    case rest
  }

  package let description: String
  private let pieces: [Piece]
  private let isLiteral: Bool

  package init(_ text: String) {
    description = text
    var pieces: [Piece] = []
    var rest = Array(text.utf8)[...]
    let dots = Array("...".utf8)
    let isOpen = rest.suffix(dots.count).elementsEqual(dots)
    if isOpen { rest = rest.dropLast(dots.count) }
    while let start = rest.firstIndex(of: UInt8(ascii: "{")),
      let end = rest[start...].firstIndex(of: UInt8(ascii: "}"))
    {
      if start > rest.startIndex { pieces.append(.text(Array(rest[..<start]))) }
      pieces.append(.name)
      rest = rest[(end + 1)...]
    }
    if !rest.isEmpty { pieces.append(.text(Array(rest))) }
    if isOpen { pieces.append(.rest) }
    self.pieces = pieces
    isLiteral = pieces.allSatisfy { if case .text = $0 { true } else { false } }
  }

  /// What stands in the places of the names, in their order; nil for a text that is not meant.
  package func match(_ given: some StringProtocol) -> [String]? {
    if isLiteral { return given == description ? [] : nil }
    return walk(given)?.names
  }

  /// How many bytes of a text say what it stands for, and how many its `...`; nil for a text that
  /// is not meant.
  package func spans(of given: some StringProtocol) -> (said: Int, rest: Int)? {
    walk(given).map { (given.utf8.count - $0.rest, $0.rest) }
  }

  private func walk(_ given: some StringProtocol) -> (names: [String], rest: Int)? {
    var names: [String] = []
    var rest = Array(given.utf8)[...]
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let bytes):
        guard rest.starts(with: bytes) else { return nil }
        rest = rest.dropFirst(bytes.count)
      case .name:
        guard !rest.isEmpty else { return nil }
        var end = rest.endIndex
        if index + 1 < pieces.count, case .text(let next) = pieces[index + 1] {
          guard let found = rest.dropFirst().firstRange(of: next) else { return nil }
          end = found.lowerBound
        }
        names.append(String(decoding: rest[..<end], as: UTF8.self))
        rest = rest[end...]
      case .rest: return (names, rest.count)
      }
    }
    return rest.isEmpty ? (names, 0) : nil
  }
}
