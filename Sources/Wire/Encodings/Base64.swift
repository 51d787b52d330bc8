/// Bytes as Base64 (RFC 4648).
package enum Base64 {
  /// The two alphabets of RFC 4648.
  package enum Alphabet: Sendable {
    /// With `+` and `/`.
    case standard
    /// With `-` and `_`, for URLs and tokens.
    case urlSafe
  }

  /// The text for `bytes`, with or without the `=` that fill up the last group of four.
  package static func encode(
    _ bytes: [UInt8], _ alphabet: Alphabet = .standard, isPadded: Bool = true
  ) -> String {
    let digits = digits(of: alphabet)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let group = bytes[index...].prefix(3)
      var bits: UInt32 = 0
      for byte in group { bits = bits << 8 | UInt32(byte) }
      bits <<= UInt32(8 * (3 - group.count))
      for place in 0...group.count {
        text.append(digits[Int(bits >> UInt32(18 - 6 * place) & 0x3F)])
      }
      if isPadded {
        text.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - group.count))
      }
      index += 3
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that `text` stands for; nil for a character of no or of the other alphabet, for a
  /// wrong length, and for bits that no encoder leaves behind. Padding may be there in full or
  /// not at all.
  package static func decode(
    _ text: some StringProtocol, _ alphabet: Alphabet = .standard
  ) -> [UInt8]? {
    var digits = Array(text.utf8)
    if digits.count % 4 == 0 {
      for _ in 0..<2 where digits.last == UInt8(ascii: "=") { digits.removeLast() }
    }
    guard digits.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count * 3 / 4)
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for digit in digits {
      guard let value = value(of: digit, alphabet) else { return nil }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
        bits &= (1 << count) - 1
      }
    }
    return bits == 0 ? bytes : nil
  }

  private static func digits(of alphabet: Alphabet) -> [UInt8] {
    let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    return Array((plain + (alphabet == .standard ? "+/" : "-_")).utf8)
  }

  private static func value(of digit: UInt8, _ alphabet: Alphabet) -> UInt32? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+") where alphabet == .standard: 62
    case UInt8(ascii: "/") where alphabet == .standard: 63
    case UInt8(ascii: "-") where alphabet == .urlSafe: 62
    case UInt8(ascii: "_") where alphabet == .urlSafe: 63
    default: nil
    }
  }
}
