/// What `echo` prints, in the shell and as a program.
enum EchoText {
  static func text(of arguments: [ByteString]) -> ByteString {
    var rest = arguments[...]
    var endsLine = true
    var escapes = false
    while let option = rest.first, option.count > 1, option.hasPrefix("-"),
      option.bytes.dropFirst().allSatisfy({ "neE".utf8.contains($0) })
    {
      for letter in option.bytes.dropFirst() {
        switch letter {
        case UInt8(ascii: "n"): endsLine = false
        case UInt8(ascii: "e"): escapes = true
        default: escapes = false
        }
      }
      rest = rest.dropFirst()
    }
    var text = rest.joined(by: " ")
    if escapes {
      let (unescaped, stops) = Escapes.undone(text, octalNeedsZero: true)
      text = unescaped
      if stops { return text }
    }
    return endsLine ? text + "\n" : text
  }
}

/// The backslash sequences of `echo -e` and `printf`.
enum Escapes {
  /// The text with its sequences undone, and whether a `\c` ended it.
  static func undone(
    _ text: ByteString, octalNeedsZero: Bool
  ) -> (ByteString, stops: Bool) {
    var result: [UInt8] = []
    var index = 0
    let bytes = text.bytes
    while index < bytes.count {
      guard bytes[index] == .backslash, index + 1 < bytes.count else {
        result.append(bytes[index])
        index += 1
        continue
      }
      if bytes[index + 1] == UInt8(ascii: "c") { return (ByteString(result), true) }
      let (escape, end) = one(bytes, at: index, octalNeedsZero: octalNeedsZero)
      result += escape
      index = end
    }
    return (ByteString(result), false)
  }

  /// The bytes of the sequence at a backslash, and where it ends.
  static func one(
    _ bytes: [UInt8], at index: Int, octalNeedsZero: Bool
  ) -> ([UInt8], end: Int) {
    let next = bytes[index + 1]
    func digits(from start: Int, _ limit: Int, radix: Int) -> (UInt32, Int)? {
      var value: UInt32 = 0
      var end = start
      while end < bytes.count, end - start < limit,
        let digit = Character(Unicode.Scalar(bytes[end])).hexDigitValue, digit < radix
      {
        value = value * UInt32(radix) + UInt32(digit)
        end += 1
      }
      return end == start ? nil : (value, end)
    }
    switch next {
    case UInt8(ascii: "a"): return ([7], index + 2)
    case UInt8(ascii: "b"): return ([8], index + 2)
    case UInt8(ascii: "e"), UInt8(ascii: "E"): return ([27], index + 2)
    case UInt8(ascii: "f"): return ([12], index + 2)
    case UInt8(ascii: "n"): return ([10], index + 2)
    case UInt8(ascii: "r"): return ([13], index + 2)
    case UInt8(ascii: "t"): return ([9], index + 2)
    case UInt8(ascii: "v"): return ([11], index + 2)
    case .backslash: return ([.backslash], index + 2)
    case UInt8(ascii: "\""): return ([UInt8(ascii: "\"")], index + 2)
    case UInt8(ascii: "x"):
      if let (value, end) = digits(from: index + 2, 2, radix: 16) {
        return ([UInt8(truncatingIfNeeded: value)], end)
      }
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      if let (value, end) = digits(
        from: index + 2, next == UInt8(ascii: "u") ? 4 : 8, radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        return (Array(String(Character(scalar)).utf8), end)
      }
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      if octalNeedsZero {
        if next == UInt8(ascii: "0") {
          let (value, end) = digits(from: index + 2, 3, radix: 8) ?? (0, index + 2)
          return ([UInt8(truncatingIfNeeded: value)], end)
        }
      } else if let (value, end) = digits(from: index + 1, 3, radix: 8) {
        return ([UInt8(truncatingIfNeeded: value)], end)
      }
    default: break
    }
    return ([.backslash, next], index + 2)
  }
}
