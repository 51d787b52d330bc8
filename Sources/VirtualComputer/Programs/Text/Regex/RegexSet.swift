/// The set of a bracket expression: code points, ranges of them, and classes of the locale C.UTF-8.
///
/// A byte that belongs to no code point is in no set, negated ones included.
struct RegexSet {
  private var ranges: [ClosedRange<UInt32>] = []
  private var classes: [RegexClass] = []
  var isNegated = false
  private var ignoresCase = false
  /// Membership of the 128 characters of ASCII, negation included.
  private var low: [Bool] = []

  mutating func insert(_ range: ClosedRange<UInt32>) {
    ranges.append(range)
  }

  mutating func insert(_ named: RegexClass) {
    classes.append(named)
  }

  /// Ends the construction.
  mutating func seal(ignoresCase: Bool) {
    self.ignoresCase = ignoresCase
    low = (0..<128).map { computes(UInt32($0)) }
  }

  /// The set of `\w` or `\s`, or what is not in it.
  static func escape(_ named: RegexClass, isNegated: Bool) -> RegexSet {
    var set = RegexSet()
    set.classes = [named]
    set.isNegated = isNegated
    set.seal(ignoresCase: false)
    return set
  }

  func contains(_ value: UInt32) -> Bool {
    value < 128 ? low[Int(value)] : computes(value)
  }

  private func computes(_ value: UInt32) -> Bool {
    guard value < RegexText.firstInvalid else { return false }
    // The ends of ranges are capitals then, too.
    let wanted = ignoresCase ? RegexText.uppercased(value) : value
    let isFound =
      ranges.contains { $0.contains(wanted) } || classes.contains { $0.contains(value) }
    return isFound != isNegated
  }
}

/// The character classes of POSIX, and that of words.
enum RegexClass: String {
  case alpha, digit, alnum, upper, lower, space, blank, punct, print, graph, cntrl, xdigit, word

  func contains(_ value: UInt32) -> Bool {
    if value < 128 { return containsLow(UInt8(value)) }
    guard let scalar = Unicode.Scalar(value) else { return false }
    let properties = scalar.properties
    switch self {
    case .digit, .xdigit: return false
    case .alpha, .alnum, .word: return Self.isLetter(properties)
    case .upper: return properties.isUppercase
    case .lower: return properties.isLowercase
    case .space: return Self.isSpace(value)
    case .blank: return Self.isSpace(value) && value != 0x2028 && value != 0x2029
    case .cntrl: return Self.isControl(properties) || value == 0x2028 || value == 0x2029
    case .print: return Self.isPrintable(properties, value)
    case .graph: return Self.isPrintable(properties, value) && !Self.isSpace(value)
    case .punct:
      return Self.isPrintable(properties, value) && !Self.isSpace(value)
        && !Self.isLetter(properties)
    }
  }

  private func containsLow(_ byte: UInt8) -> Bool {
    switch self {
    case .alpha: byte.isLetter
    case .digit: byte.isDigit
    case .alnum: byte.isLetter || byte.isDigit
    case .upper: byte.isLetter && byte & 0x20 == 0
    case .lower: byte.isLetter && byte & 0x20 != 0
    case .space: byte.isSpace
    case .blank: byte.isBlank
    case .punct: byte > 32 && byte < 127 && !byte.isLetter && !byte.isDigit
    case .print: byte >= 32 && byte < 127
    case .graph: byte > 32 && byte < 127
    case .cntrl: byte < 32 || byte == 127
    case .xdigit: byte.isDigit || (byte.isLetter && byte | 0x20 <= UInt8(ascii: "f"))
    case .word: byte.isNamePart
    }
  }

  private static func isLetter(_ properties: Unicode.Scalar.Properties) -> Bool {
    properties.isAlphabetic || properties.generalCategory == .decimalNumber
  }

  /// The spaces at which a line may be broken.
  private static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x2028, 0x2029, 0x205F, 0x3000: true
    default: false
    }
  }

  private static func isControl(_ properties: Unicode.Scalar.Properties) -> Bool {
    properties.generalCategory == .control
  }

  private static func isPrintable(
    _ properties: Unicode.Scalar.Properties, _ value: UInt32
  ) -> Bool {
    switch properties.generalCategory {
    case .control, .unassigned, .surrogate: false
    default: value != 0x2028 && value != 0x2029
    }
  }
}

/// Reads the code points of bytes as numbers.
enum RegexText {
  /// The first number that stands for a byte and not for a code point.
  static let firstInvalid: UInt32 = 0x11_0000

  /// The number at a place, and how many bytes it takes.
  static func scalar(at index: Int, in text: [UInt8], until end: Int) -> (UInt32, length: Int) {
    let first = text[index]
    if first < 128 { return (UInt32(first), 1) }
    let length = ScalarReader.length(at: index, in: text)
    guard length > 1, index + length <= end, isValid(text, index, length) else {
      return (firstInvalid + UInt32(first), 1)
    }
    return (CharacterSet.value(of: text[index..<(index + length)]), length)
  }

  /// Whether a sequence is neither too long for its number nor beyond the code points.
  private static func isValid(_ text: [UInt8], _ index: Int, _ length: Int) -> Bool {
    switch (text[index], text[index + 1]) {
    case (0xE0, ..<0xA0), (0xED, 0xA0...), (0xF0, ..<0x90), (0xF4, 0x90...): false
    default: true
    }
  }

  /// The number before a place.
  static func scalar(before index: Int, in text: [UInt8], from start: Int) -> UInt32? {
    guard index > start else { return nil }
    var place = index - 1
    while place > start, index - place < 4, text[place] & 0xC0 == 0x80 { place -= 1 }
    let (value, length) = scalar(at: place, in: text, until: index)
    return place + length == index ? value : firstInvalid + UInt32(text[index - 1])
  }

  static func lowercased(_ value: UInt32) -> UInt32 {
    if value < 128 { return UInt8(value).isLetter ? value | 0x20 : value }
    guard let scalar = Unicode.Scalar(value) else { return value }
    return single(scalar.properties.lowercaseMapping) ?? value
  }

  static func uppercased(_ value: UInt32) -> UInt32 {
    if value < 128 { return UInt8(value).isLetter ? value & ~0x20 : value }
    guard let scalar = Unicode.Scalar(value) else { return value }
    return single(scalar.properties.uppercaseMapping) ?? value
  }

  /// One number for a character in either case.
  static func folded(_ value: UInt32) -> UInt32 {
    value < 128 ? lowercased(value) : lowercased(uppercased(value))
  }

  private static func single(_ text: String) -> UInt32? {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, scalars.dropFirst().isEmpty else { return nil }
    return first.value
  }

  /// The bytes of a number.
  static func bytes(of value: UInt32) -> [UInt8] {
    if value >= firstInvalid { return [UInt8(truncatingIfNeeded: value)] }
    guard let scalar = Unicode.Scalar(value) else { return [] }
    return Array(UTF8.encode(scalar) ?? .init())
  }
}
