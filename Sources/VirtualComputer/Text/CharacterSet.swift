/// A set of characters as `[...]` names it, in patterns and in regular expressions.
struct CharacterSet {
  private var ranges: [ClosedRange<UInt32>] = []
  private var isNegated = false
  /// Whether a letter matches in either case.
  var ignoresCase = false

  /// Whether a code point's bytes are in the set.
  func contains(_ bytes: ArraySlice<UInt8>) -> Bool {
    let value = Self.value(of: bytes)
    var isFound = ranges.contains { $0.contains(value) }
    if !isFound, ignoresCase, value < 128, UInt8(value).isLetter {
      isFound = ranges.contains { $0.contains(value ^ 0x20) }
    }
    return isFound != isNegated
  }

  /// The number of a code point; a byte that belongs to none has a number beyond them.
  static func value(of bytes: ArraySlice<UInt8>) -> UInt32 {
    guard let first = bytes.first else { return 0 }
    if bytes.count == 1 { return first < 128 ? UInt32(first) : 0x11_0000 + UInt32(first) }
    var value = UInt32(first) & (0x7F >> UInt32(bytes.count))
    for byte in bytes.dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
    return value
  }

  /// The names of POSIX character classes in the locale C.
  static func classRanges(_ name: ByteString) -> [ClosedRange<UInt32>]? {
    switch name {
    case "alpha": [65...90, 97...122]
    case "digit": [48...57]
    case "alnum": [48...57, 65...90, 97...122]
    case "upper": [65...90]
    case "lower": [97...122]
    case "space": [9...13, 32...32]
    case "blank": [9...9, 32...32]
    case "punct": [33...47, 58...64, 91...96, 123...126]
    case "print": [32...126]
    case "graph": [33...126]
    case "cntrl": [0...31, 127...127]
    case "xdigit": [48...57, 65...70, 97...102]
    default: nil
    }
  }

  mutating func insert(_ range: ClosedRange<UInt32>) {
    ranges.append(range)
  }

  mutating func negate() {
    isNegated.toggle()
  }

  /// The set that a `[` at a place begins, and where it ends; nil where no `]` ends it.
  /// `escapes` says whether a backslash takes the meaning of the next character.
  static func bracket(
    in bytes: [UInt8], at start: Int, negations: String, escapes: Bool = true
  ) -> (CharacterSet, end: Int)? {
    var set = CharacterSet()
    var index = start + 1
    if index < bytes.count, negations.utf8.contains(bytes[index]) {
      set.isNegated = true
      index += 1
    }
    var isFirst = true
    func character() -> UInt32? {
      guard index < bytes.count else { return nil }
      if escapes, bytes[index] == .backslash, index + 1 < bytes.count { index += 1 }
      let end = index + ScalarReader.length(at: index, in: bytes)
      defer { index = end }
      return value(of: bytes[index..<end])
    }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "]"), !isFirst { return (set, index + 1) }
      isFirst = false
      if bytes[index] == UInt8(ascii: "["), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: ":"),
        let close = bytes[(index + 2)...].firstIndex(of: UInt8(ascii: ":")),
        close + 1 < bytes.count,
        bytes[close + 1] == UInt8(ascii: "]"),
        let ranges = classRanges(ByteString(Array(bytes[(index + 2)..<close])))
      {
        set.ranges += ranges
        index = close + 2
        continue
      }
      guard let low = character() else { return nil }
      if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "-"),
        bytes[index + 1] != UInt8(ascii: "]")
      {
        index += 1
        guard let high = character() else { return nil }
        if low <= high { set.ranges.append(low...high) }
      } else {
        set.ranges.append(low...low)
      }
    }
    return nil
  }
}
