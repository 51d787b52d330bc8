extension [UInt8] {
  /// Appends `text` as a JSON string in quotes. Only what RFC 8259 demands is escaped: the quote,
  /// the backslash and the control characters below U+0020; everything else is UTF-8.
  mutating func append(quoting text: String) {
    append(UInt8(ascii: "\""))
    // Native strings are contiguous UTF-8; a bridged one is copied once and tried again.
    let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { utf8 in
      unsafe append(escaping: utf8)
    }
    if isDone == nil {
      unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe append(escaping: $0) }
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(escaping utf8: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in utf8.indices where unsafe utf8[index].needsJSONEscape {
      unsafe append(contentsOf: utf8[start..<index])
      append(escapeFor: unsafe utf8[index])
      start = index + 1
    }
    if start == 0 {
      unsafe append(contentsOf: utf8)
    } else {
      unsafe append(contentsOf: utf8[start...])
    }
  }

  private mutating func append(escapeFor byte: UInt8) {
    let code: Unicode.Scalar
    switch byte {
    case UInt8(ascii: "\""): code = "\""
    case UInt8(ascii: "\\"): code = "\\"
    case 0x08: code = "b"
    case 0x09: code = "t"
    case 0x0A: code = "n"
    case 0x0C: code = "f"
    case 0x0D: code = "r"
    default:
      append(contentsOf: "\\u00\(Hex.encode([byte]))".utf8)
      return
    }
    append(UInt8(ascii: "\\"))
    append(UInt8(ascii: code))
  }

  /// Appends a whole number in decimal.
  mutating func append(decimal value: Int64) {
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var start = 20
    var rest = value.magnitude
    repeat {
      start -= 1
      digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    if value < 0 { append(UInt8(ascii: "-")) }
    for index in start..<20 { append(digits[index]) }
  }
}

extension UInt8 {
  /// Whether this byte cannot stand for itself in a JSON string.
  var needsJSONEscape: Bool {
    self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
  }
}
