extension ByteSink {
  /// Appends `text` as a JSON string in quotes. Only what RFC 8259 demands is escaped: the quote,
  /// the backslash and the control characters below U+0020; everything else is UTF-8.
  mutating func append(quoting text: String) {
    unsafe text.withBytes { utf8 in
      let plain = unsafe Self.plainPrefix(of: utf8)
      guard plain == utf8.count else { return unsafe append(quoting: utf8, plain: plain) }
      unsafe write(atMost: plain + 2) { place in
        unsafe place.pointee = UInt8(ascii: "\"")
        if let source = utf8.baseAddress {
          unsafe (place + 1).update(from: source, count: plain)
        }
        unsafe place[plain + 1] = UInt8(ascii: "\"")
        return plain + 2
      }
    }
  }

  /// How many bytes at the start need no escape.
  static func plainPrefix(of utf8: UnsafeBufferPointer<UInt8>) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    var index = 0
    // Eight bytes at a time: subtracting borrows into the top bit of a byte that is less than what
    // is subtracted; bytes that have that bit of their own are of no interest here.
    while index + 8 <= utf8.count {
      let eight = unsafe UnsafeRawBufferPointer(utf8).loadUnaligned(
        fromByteOffset: index, as: UInt64.self)
      let controls = (eight &- ones &* 0x20) & ~eight
      let quotes = eight ^ (ones &* 0x22)
      let slashes = eight ^ (ones &* 0x5C)
      let hits = controls | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
      guard hits & tops == 0 else { break }
      index += 8
    }
    while index < utf8.count, unsafe !utf8[index].needsJSONEscape { index += 1 }
    return index
  }

  /// Appends text in quotes of which so many bytes at the start need no escape, and the next does.
  mutating func append(quoting utf8: UnsafeBufferPointer<UInt8>, plain: Int) {
    append(UInt8(ascii: "\""))
    unsafe append(escaping: utf8, plain: plain)
    append(UInt8(ascii: "\""))
  }

  /// Appends text as it stands inside of a JSON string, without the quotes.
  mutating func append(escaping text: String) {
    unsafe text.withBytes { utf8 in
      unsafe append(escaping: utf8, plain: Self.plainPrefix(of: utf8))
    }
  }

  private mutating func append(escaping utf8: UnsafeBufferPointer<UInt8>, plain: Int) {
    unsafe append(contentsOf: UnsafeBufferPointer(rebasing: utf8[..<plain]))
    for index in plain..<utf8.count {
      let byte = unsafe utf8[index]
      if byte.needsJSONEscape {
        append(escapeFor: byte)
      } else {
        append(byte)
      }
    }
  }

  private mutating func append(escapeFor byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"" as StaticString)
    case UInt8(ascii: "\\"): append("\\\\" as StaticString)
    case 0x08: append("\\b" as StaticString)
    case 0x09: append("\\t" as StaticString)
    case 0x0A: append("\\n" as StaticString)
    case 0x0C: append("\\f" as StaticString)
    case 0x0D: append("\\r" as StaticString)
    default: append("\\u00\(Hex.encode([byte]))" as String)
    }
  }

  /// Appends a whole number in decimal.
  mutating func append(decimal value: Int64) {
    var rest = value.magnitude
    var length = value < 0 ? 2 : 1
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    unsafe write(atMost: length) { place in
      var rest = value.magnitude
      var index = length
      repeat {
        index -= 1
        unsafe place[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if value < 0 { unsafe place.pointee = UInt8(ascii: "-") }
      return length
    }
  }

  /// Appends `value`, which is not negative, in exactly `width` decimal digits.
  mutating func append(digits value: Int64, width: Int) {
    unsafe write(atMost: width) { place in
      var rest = value.magnitude
      for index in stride(from: width - 1, through: 0, by: -1) {
        unsafe place[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      return width
    }
  }
}

extension UInt8 {
  /// Whether this byte cannot stand for itself in a JSON string.
  var needsJSONEscape: Bool {
    self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
  }
}
