/// A text as a computer sees it: bytes, which are usually UTF-8 and need not be.
///
/// Everything that a shell handles is one of these: words, variables, file names, output. Equality
/// and order are those of the bytes. It does not normalise, and it has no notion of characters but
/// the code points that `scalars` reads from it.
package struct ByteString: Hashable, Sendable, Codable {
  /// The bytes, in order.
  package var bytes: [UInt8]

  /// A text of these bytes.
  package init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// A text of these bytes, without a copy.
  package init(_ bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  /// The UTF-8 of a text.
  package init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Reads the bytes alone.
  package init(from decoder: any Decoder) throws {
    bytes = try decoder.singleValueContainer().decode([UInt8].self)
  }

  /// Writes the bytes alone.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(bytes)
  }

  /// Whether there is no byte.
  package var isEmpty: Bool { bytes.isEmpty }

  /// The number of bytes.
  package var count: Int { bytes.count }

  /// As a text, where bytes that are not UTF-8 become U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension ByteString: Comparable {
  /// Byte order, which is the order of the locale C.UTF-8.
  package static func < (lhs: ByteString, rhs: ByteString) -> Bool {
    lhs.bytes.lexicographicallyPrecedes(rhs.bytes)
  }
}

extension ByteString: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// The UTF-8 of a literal.
  package init(stringLiteral text: String) {
    self.init(text)
  }

  /// Joins literals, texts and numbers; nothing is repaired on the way.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    /// Makes room for the literals.
    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    /// Adds a part as it is written.
    package mutating func appendLiteral(_ literal: String) {
      bytes.append(contentsOf: literal.utf8)
    }

    /// Adds bytes as they are.
    package mutating func appendInterpolation(_ text: ByteString) {
      bytes.append(contentsOf: text.bytes)
    }

    /// Adds the UTF-8 of a text.
    package mutating func appendInterpolation(_ text: String) {
      bytes.append(contentsOf: text.utf8)
    }

    /// Adds a number in decimal.
    package mutating func appendInterpolation(_ number: some BinaryInteger) {
      bytes.append(contentsOf: String(number).utf8)
    }
  }

  /// The bytes of an interpolated text.
  package init(stringInterpolation: StringInterpolation) {
    bytes = stringInterpolation.bytes
  }
}

extension ByteString: CustomStringConvertible {
  /// As `text`.
  package var description: String { text }
}

extension ByteString {
  /// The two texts in a row.
  static func + (lhs: ByteString, rhs: ByteString) -> ByteString {
    ByteString(lhs.bytes + rhs.bytes)
  }

  /// Adds a text at the end.
  static func += (lhs: inout ByteString, rhs: ByteString) {
    lhs.bytes.append(contentsOf: rhs.bytes)
  }

  func hasPrefix(_ prefix: ByteString) -> Bool {
    bytes.starts(with: prefix.bytes)
  }

  func hasSuffix(_ suffix: ByteString) -> Bool {
    bytes.count >= suffix.count && bytes[(bytes.count - suffix.count)...] == suffix.bytes[...]
  }

  func contains(_ byte: UInt8) -> Bool {
    bytes.contains(byte)
  }

  func dropFirst(_ count: Int = 1) -> ByteString {
    ByteString(Array(bytes.dropFirst(count)))
  }

  func dropLast(_ count: Int = 1) -> ByteString {
    ByteString(Array(bytes.dropLast(count)))
  }

  /// The parts between the occurrences of a byte, empty ones included.
  func split(on byte: UInt8) -> [ByteString] {
    bytes.split(separator: byte, omittingEmptySubsequences: false).map { ByteString(Array($0)) }
  }

  /// Without the newlines at its end, as a command substitution is.
  var withoutTrailingNewlines: ByteString {
    var end = bytes.count
    while end > 0, bytes[end - 1] == .newline { end -= 1 }
    return end == bytes.count ? self : ByteString(Array(bytes[..<end]))
  }

  /// Decimal digits and nothing else, with one sign where `signed`; nil for any other text and for
  /// a number beyond 64 bits.
  func integer(signed: Bool = true) -> Int? {
    guard let first = bytes.first else { return nil }
    if !signed, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { return nil }
    return Int(text)
  }
}

extension Sequence<ByteString> {
  /// The texts with another one between them.
  func joined(by separator: ByteString) -> ByteString {
    var result: [UInt8] = []
    var isFirst = true
    for text in self {
      if !isFirst { result.append(contentsOf: separator.bytes) }
      isFirst = false
      result.append(contentsOf: text.bytes)
    }
    return ByteString(result)
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let slash = UInt8(ascii: "/")
  static let backslash = UInt8(ascii: "\\")

  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  var isLetter: Bool {
    let lower = self | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  /// May stand at the start of a shell's name.
  var isNameStart: Bool { isLetter || self == UInt8(ascii: "_") }

  /// May stand in a shell's name.
  var isNamePart: Bool { isNameStart || isDigit }

  /// Space or tab.
  var isBlank: Bool { self == .space || self == .tab }

  /// Space, tab, newline, vertical tab, form feed or carriage return.
  var isSpace: Bool { self == .space || (self >= 9 && self <= 13) }
}

extension ByteString {
  /// Whether it is a name: a letter or underscore, then letters, digits and underscores.
  var isName: Bool {
    guard let first = bytes.first, first.isNameStart else { return false }
    return bytes.allSatisfy(\.isNamePart)
  }
}

extension ByteString {
  /// A byte over and over.
  init(repeating text: ByteString, count: Int) {
    self.init()
    bytes = Array(repeatElement(text.bytes, count: max(0, count)).joined())
  }
}

extension ByteString {
  /// Whether another text stands in it.
  func contains(_ text: ByteString) -> Bool {
    guard let first = text.bytes.first else { return true }
    guard text.count <= count else { return false }
    for start in 0...(count - text.count)
    where bytes[start] == first && bytes[start..<(start + text.count)] == text.bytes[...] {
      return true
    }
    return false
  }
}
