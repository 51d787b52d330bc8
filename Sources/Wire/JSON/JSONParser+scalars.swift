extension JSONParser {
  /// Reads a number and returns its spelling.
  mutating func number() throws(JSONSyntaxError) -> String {
    let start = position
    _ = skip("-")
    if skip("0") {
      if isAtDigit { throw failure("a number must not begin with a zero", at: position - 1) }
    } else {
      try digits("expected a digit after '-'")
    }
    if skip(".") { try digits("expected a digit after the decimal point") }
    if skip("e") || skip("E") {
      if !skip("+") { _ = skip("-") }
      try digits("expected a digit in the exponent")
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads a string, from its opening to its closing quote, and returns it unescaped.
  mutating func string() throws(JSONSyntaxError) -> String {
    let quote = position
    position += 1
    let start = position
    skipPlain()
    if byte == UInt8(ascii: "\"") {
      position += 1
      return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
    }
    var text = Array(bytes[start..<position])
    while true {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape(into: &text)
      case let control?:
        throw failure("the control character \(Self.named(control)) must be escaped in a string")
      case nil:
        throw failure("the string that begins here is never closed", at: quote)
      }
      let chunk = position
      skipPlain()
      text.append(contentsOf: bytes[chunk..<position])
    }
  }

  private var isAtDigit: Bool {
    guard let byte else { return false }
    return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private mutating func digits(_ reason: String) throws(JSONSyntaxError) {
    guard isAtDigit else { throw failure("\(reason), found \(found)") }
    while isAtDigit { position += 1 }
  }

  /// Moves to the next byte that does not stand for itself in a string.
  private mutating func skipPlain() {
    while position < bytes.count, !bytes[position].needsJSONEscape { position += 1 }
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONSyntaxError) {
    let start = position
    position += 1
    guard let code = byte else {
      throw failure("the text ends within an escape", at: start)
    }
    switch code {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(code)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      text.append(contentsOf: String(Character(try scalar(from: start))).utf8)
      return
    default: throw failure("there is no escape \\ with \(found)", at: start)
    }
    position += 1
  }

  /// Reads the rest of `\uXXXX` at the `u`, and of a second one where the first is half a pair.
  private mutating func scalar(from start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
    let first = try codeUnit(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, skip("\\") {
      guard byte == UInt8(ascii: "u") else {
        throw failure("an escape for half a surrogate pair stands alone", at: start)
      }
      let second = try codeUnit(from: position - 1)
      if (0xDC00..<0xE000).contains(second) {
        let value = 0x10000 + ((UInt32(first) - 0xD800) << 10) + (UInt32(second) - 0xDC00)
        if let scalar = Unicode.Scalar(value) { return scalar }
      }
    }
    throw failure("an escape for half a surrogate pair stands alone", at: start)
  }

  /// Reads `uXXXX`.
  private mutating func codeUnit(from start: Int) throws(JSONSyntaxError) -> UInt16 {
    position += 1
    let digits = bytes[position...].prefix(4)
    guard
      digits.count == 4, digits.allSatisfy({ Hex.value(of: $0) != nil }),
      let value = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure("expected four hexadecimal digits after \\u", at: start) }
    position += 4
    return value
  }
}
