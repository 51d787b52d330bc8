/// A JSON number that keeps the way it was written.
///
/// `1`, `1.0` and `1e0` are equal and hash alike, but each is written again as it was read. There
/// is no limit on size: what neither an `Int` nor a `Double` can hold keeps its digits.
package struct JSONNumber: Sendable {
  /// The number as RFC 8259 spells it.
  package let spelling: String

  /// A whole number.
  package init(_ value: Int) {
    spelling = String(value)
  }

  /// The shortest spelling that reads back as the same value, with a point or an exponent:
  /// `6.0`, `0.1`, `1e+20`. JSON has no infinity and no NaN; asking for one is a mistake.
  package init(_ value: Double) {
    precondition(value.isFinite, "JSON has no number for \(value)")
    spelling = value.description
  }

  /// A number from its text; nil if JSON does not spell numbers like that.
  package init?(spelling: String) {
    guard
      let json = try? JSON(parsing: Array(spelling.utf8)), case .number(let number) = json,
      number.spelling == spelling
    else { return nil }
    self = number
  }

  /// A number whose text the parser has just checked.
  init(checked spelling: String) {
    self.spelling = spelling
  }

  /// The whole number, if it is one and fits. `7.0` and `7e2` are whole numbers, as JSON Schema
  /// has it; who must tell them apart looks at the spelling.
  package var int: Int? {
    if let value = Int(spelling) { return value }
    guard spelling.utf8.contains(where: { $0 < UInt8(ascii: "0") || $0 > UInt8(ascii: "9") }) else {
      return nil
    }
    return Int(whole: double)
  }

  /// The nearest value that a `Double` holds; infinite when the number is too large for one.
  package var double: Double {
    Double(spelling) ?? .nan
  }
}

extension JSONNumber: Hashable {
  /// Whether both are the same number, however they are spelled.
  package static func == (lhs: JSONNumber, rhs: JSONNumber) -> Bool {
    if lhs.spelling == rhs.spelling { return true }
    return switch (lhs.int, rhs.int) {
    case (let left?, let right?): left == right
    case (nil, nil): lhs.double == rhs.double
    default: false
    }
  }

  /// Feeds the value, not the spelling.
  package func hash(into hasher: inout Hasher) {
    if let int {
      hasher.combine(int)
    } else {
      hasher.combine(double)
    }
  }
}

extension Int {
  /// The integer that equals `value`, if one does. It does without `trunc`, for which an optimized
  /// build of this module alone would have to link the C library of mathematics.
  init?(whole value: Double) {
    guard value > -0x1p63, value < 0x1p63, Double(Int(value)) == value else { return nil }
    self.init(value)
  }
}
