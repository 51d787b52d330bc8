/// The signs of regular expressions.
extension RegexParser {
  private func byte(_ place: Int) -> UInt8? {
    guard place < pattern.count, pattern[place] < 128 else { return nil }
    return UInt8(pattern[place])
  }

  /// The token at the place, and its length. `isFirst`: it stands where a basic expression, a group
  /// or an alternative begins.
  func peek(isFirst: Bool) throws(RegexFailure) -> (Token, length: Int) {
    guard index < pattern.count else { return (.end, 0) }
    guard let sign = byte(index) else { return (.character(pattern[index]), 1) }
    switch sign {
    case .backslash: return (try escape(), 2)
    case UInt8(ascii: "["): return (.bracket, 1)
    case UInt8(ascii: "."): return (.any, 1)
    case UInt8(ascii: "*"): return (.star, 1)
    case UInt8(ascii: "^"):
      return (syntax.isExtended || isFirst ? .caret : .character(pattern[index]), 1)
    case UInt8(ascii: "$"): return (isDollarAnchor ? .dollar : .character(pattern[index]), 1)
    default:
      let token = syntax.isExtended ? Self.operation(sign) : nil
      return (token ?? .character(pattern[index]), 1)
    }
  }

  private static func operation(_ sign: UInt8) -> Token? {
    switch sign {
    case UInt8(ascii: "("): .openGroup
    case UInt8(ascii: ")"): .closeGroup
    case UInt8(ascii: "{"): .openInterval
    case UInt8(ascii: "|"): .alternation
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "?"): .question
    default: nil
    }
  }

  private var isDollarAnchor: Bool {
    if syntax.isExtended || index + 1 == pattern.count { return true }
    guard byte(index + 1) == .backslash, let next = byte(index + 2) else { return false }
    return next == UInt8(ascii: ")") || next == UInt8(ascii: "|")
  }

  private func escape() throws(RegexFailure) -> Token {
    guard index + 1 < pattern.count else { throw .wrong("Trailing backslash") }
    guard let sign = byte(index + 1) else { return .character(pattern[index + 1]) }
    switch sign {
    case UInt8(ascii: "1")...UInt8(ascii: "9"): return .reference(Int(sign - 48))
    case _ where "wWsSbB<>`'".utf8.contains(sign): return .escape(sign)
    default:
      let token = syntax.isExtended ? nil : Self.operation(sign)
      return token ?? .character(pattern[index + 1])
    }
  }

  // MARK: Brackets

  private enum Element {
    case value(UInt32)
    case named(RegexClass)
    case hyphen
  }

  private static let unmatched: ByteString = "Unmatched [, [^, [:, [., or [="

  /// The set behind a `[`.
  mutating func bracket() throws(RegexFailure) -> RegexSet {
    try checkForClassAlone()
    var set = RegexSet()
    if byte(index) == UInt8(ascii: "^") {
      set.isNegated = true
      index += 1
    }
    var isFirst = true
    while true {
      guard index < pattern.count else { throw .wrong(Self.unmatched) }
      if byte(index) == UInt8(ascii: "]"), !isFirst { break }
      var low = try element()
      if case .hyphen = low {
        guard isFirst || byte(index) == UInt8(ascii: "]") || index == pattern.count else {
          throw .wrong("Invalid range end")
        }
        low = .value(45)
      }
      isFirst = false
      if byte(index) == UInt8(ascii: "-"), index + 1 < pattern.count,
        byte(index + 1) != UInt8(ascii: "]")
      {
        index += 1
        let high = try element()
        guard case .value(let first) = low else { throw .wrong("Invalid range end") }
        switch high {
        case .value(let last) where first <= last: set.insert(first...last)
        case .hyphen where first <= 45: set.insert(first...45)
        default: throw .wrong("Invalid range end")
        }
        continue
      }
      switch low {
      case .value(let value): set.insert(value...value)
      case .named(let named): set.insert(named)
      case .hyphen: break
      }
    }
    index += 1
    set.seal(ignoresCase: syntax.ignoresCase)
    return set
  }

  /// `[:space:]` looks like a class and is none.
  private func checkForClassAlone() throws(RegexFailure) {
    let start = byte(index) == UInt8(ascii: "^") ? index + 1 : index
    guard byte(start) == UInt8(ascii: ":") else { return }
    var place = start + 1
    while place < pattern.count, byte(place) != UInt8(ascii: "]") { place += 1 }
    guard place < pattern.count, place > start + 2, byte(place - 1) == UInt8(ascii: ":") else {
      return
    }
    throw .classWithoutBrackets
  }

  private mutating func element() throws(RegexFailure) -> Element {
    let value = pattern[index]
    if byte(index) == UInt8(ascii: "["), let sign = byte(index + 1), ":.=".utf8.contains(sign) {
      return try named(sign)
    }
    index += 1
    return value == 45 ? .hyphen : .value(syntax.ignoresCase ? RegexText.uppercased(value) : value)
  }

  /// `[:name:]`, `[.x.]` or `[=x=]`.
  private mutating func named(_ sign: UInt8) throws(RegexFailure) -> Element {
    let start = index + 2
    var end = start
    while end + 1 < pattern.count, byte(end) != sign || byte(end + 1) != UInt8(ascii: "]") {
      end += 1
    }
    guard end + 1 < pattern.count else { throw .wrong(Self.unmatched) }
    let content = pattern[start..<end]
    index = end + 2
    guard sign == UInt8(ascii: ":") else {
      guard content.count == 1, let value = content.first else {
        throw .wrong("Invalid collation character")
      }
      return .value(syntax.ignoresCase ? RegexText.uppercased(value) : value)
    }
    let name = ByteString(content.flatMap { RegexText.bytes(of: $0) })
    guard name != "word", var named = RegexClass(rawValue: name.text) else {
      throw .wrong("Invalid character class name")
    }
    if syntax.ignoresCase, named == .upper || named == .lower { named = .alpha }
    return .named(named)
  }
}
