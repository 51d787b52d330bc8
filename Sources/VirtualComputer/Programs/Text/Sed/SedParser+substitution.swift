/// The escapes that sed itself undoes.
enum SedEscape {
  /// The byte that the letters behind a backslash stand for, and where they end.
  static func read(_ bytes: [UInt8], at index: Int) -> (UInt8, end: Int)? {
    guard index < bytes.count else { return nil }
    func digits(_ limit: Int, radix: Int) -> (UInt8, end: Int)? {
      var value = 0
      var end = index + 1
      while end < bytes.count, end - index <= limit,
        let digit = Character(Unicode.Scalar(bytes[end])).hexDigitValue, digit < radix
      {
        value = value * radix + digit
        end += 1
      }
      return end == index + 1 ? nil : (UInt8(truncatingIfNeeded: value), end)
    }
    switch bytes[index] {
    case UInt8(ascii: "a"): return (7, index + 1)
    case UInt8(ascii: "f"): return (12, index + 1)
    case UInt8(ascii: "r"): return (13, index + 1)
    case UInt8(ascii: "t"): return (9, index + 1)
    case UInt8(ascii: "v"): return (11, index + 1)
    case UInt8(ascii: "d"): return digits(3, radix: 10)
    case UInt8(ascii: "o"): return digits(3, radix: 8)
    case UInt8(ascii: "x"): return digits(2, radix: 16)
    case UInt8(ascii: "c") where index + 1 < bytes.count:
      let letter = bytes[index + 1]
      let capital = letter.isLetter ? letter & ~0x20 : letter
      return (capital ^ 0x40, index + 2)
    default: return nil
    }
  }
}

/// The commands `s` and `y`.
extension SedParser {
  /// The text up to a mark, which it takes too; nil where the line ends before. A backslash before the
  /// mark is dropped.
  mutating func delimited(_ mark: UInt8, isPattern: Bool) throws(SedFailure) -> ByteString? {
    var result = ByteString()
    while let byte = next() {
      if byte == mark { return result }
      if byte == .newline {
        index -= 1
        return nil
      }
      if isPattern, byte == UInt8(ascii: "[") {
        guard let bracket = bracket(mark) else { return nil }
        result += bracket
        continue
      }
      guard byte == .backslash else {
        result.bytes.append(byte)
        continue
      }
      guard let escaped = next() else { return nil }
      switch escaped {
      case mark:
        if !isPattern, mark == UInt8(ascii: "&") { result.bytes.append(.backslash) }
        result.bytes.append(mark)
      case UInt8(ascii: "n") where isPattern: result.bytes.append(.newline)
      case .newline where isPattern: result.bytes.append(.newline)
      default:
        if isPattern, let (value, end) = SedEscape.read(bytes, at: index - 1) {
          guard value != UInt8(ascii: "[") else { throw .refused("a bracket as a number") }
          result.bytes.append(value)
          index = end
        } else {
          result.bytes += [.backslash, escaped]
        }
      }
    }
    return nil
  }

  /// What follows a `[` in a pattern, up to its `]`; nil where none follows.
  private mutating func bracket(_ mark: UInt8) -> ByteString? {
    var result: ByteString = "["
    if peek == UInt8(ascii: "^") {
      result.bytes.append(UInt8(ascii: "^"))
      index += 1
    }
    var isFirst = true
    while let byte = next() {
      if byte == .newline { return nil }
      if byte == .backslash, let escaped = peek {
        if escaped == UInt8(ascii: "n") {
          result.bytes.append(.newline)
          index += 1
          isFirst = false
          continue
        }
        if let (value, end) = SedEscape.read(bytes, at: index) {
          result.bytes.append(value)
          index = end
          isFirst = false
          continue
        }
      }
      result.bytes.append(byte)
      if byte == UInt8(ascii: "]"), !isFirst { return result }
      isFirst = false
      guard byte == UInt8(ascii: "["), let sign = peek, ":.=".utf8.contains(sign) else { continue }
      index += 1
      result.bytes.append(sign)
      while let inner = next() {
        result.bytes.append(inner)
        if inner == .newline { return nil }
        if inner == sign, peek == UInt8(ascii: "]") {
          index += 1
          result.bytes.append(UInt8(ascii: "]"))
          break
        }
      }
    }
    return nil
  }

  mutating func substitution() throws(SedFailure) -> SedSubstitution {
    let unterminated: ByteString = "unterminated `s' command"
    guard let mark = next(), mark != .newline, mark != .backslash,
      let pattern = try delimited(mark, isPattern: true),
      let replacement = try delimited(mark, isPattern: false)
    else { throw failure(unterminated) }
    var result = SedSubstitution()
    var syntax = syntax
    var hasNumber = false
    var hasFlags = false
    loop: while let flag = peek {
      index += 1
      switch flag {
      case UInt8(ascii: "g"):
        if result.isGlobal { throw failure("multiple `g' options to `s' command") }
        result.isGlobal = true
      case UInt8(ascii: "p"):
        if result.prints { throw failure("multiple `p' options to `s' command") }
        result.prints = true
      case UInt8(ascii: "i"), UInt8(ascii: "I"):
        syntax.ignoresCase = true
        hasFlags = true
      case UInt8(ascii: "m"), UInt8(ascii: "M"), UInt8(ascii: "e"), UInt8(ascii: "w"):
        throw .refused("the flag \(ByteString([flag])) of s")
      case _ where flag.isDigit:
        if hasNumber { throw failure("multiple number options to `s' command") }
        hasNumber = true
        var value = Int(flag - 48)
        while let digit = peek, digit.isDigit {
          value = min(value * 10 + Int(digit - 48), 1 << 50)
          index += 1
        }
        if value == 0 { throw failure("number option to `s' command may not be zero") }
        result.number = value
      case UInt8(ascii: "}"), UInt8(ascii: "#"):
        index -= 1
        break loop
      case .newline, UInt8(ascii: ";"): break loop
      case _ where flag.isSpace: continue
      default: throw failure("unknown option to `s'")
      }
    }
    result.replacement = Self.parts(of: replacement.bytes)
    result.pattern = try compile(pattern, syntax, hasFlags: hasFlags)
    if let groups = result.pattern?.program.groups {
      for case .group(let number) in result.replacement where number > groups {
        throw failure("invalid reference \\\(number) on `s' command's RHS")
      }
    }
    return result
  }

  private static func parts(of bytes: [UInt8]) -> [SedSubstitution.Part] {
    var parts: [SedSubstitution.Part] = []
    var text = ByteString()
    func end() {
      if !text.isEmpty { parts.append(.text(text)) }
      text = ByteString()
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "&") {
        end()
        parts.append(.group(0))
        continue
      }
      guard byte == .backslash, index < bytes.count else {
        text.bytes.append(byte)
        continue
      }
      let escaped = bytes[index]
      index += 1
      var letterCase: SedSubstitution.LetterCase?
      switch escaped {
      case _ where escaped.isDigit:
        end()
        parts.append(.group(Int(escaped - 48)))
      case UInt8(ascii: "n"): text.bytes.append(.newline)
      case UInt8(ascii: "U"): letterCase = .upper
      case UInt8(ascii: "L"): letterCase = .lower
      case UInt8(ascii: "E"): letterCase = .end
      case UInt8(ascii: "u"): letterCase = .upperOnce
      case UInt8(ascii: "l"): letterCase = .lowerOnce
      default:
        if let (value, place) = SedEscape.read(bytes, at: index - 1) {
          text.bytes.append(value)
          index = place
        } else {
          text.bytes.append(escaped)
        }
      }
      if let letterCase {
        end()
        parts.append(.letterCase(letterCase))
      }
    }
    end()
    return parts
  }

  mutating func translation() throws(SedFailure) -> [UInt32: UInt32] {
    let unterminated: ByteString = "unterminated `y' command"
    guard let mark = next(), mark != .newline, mark != .backslash,
      let from = try delimited(mark, isPattern: false),
      let to = try delimited(mark, isPattern: false)
    else { throw failure(unterminated) }
    let source = try characters(of: from)
    let target = try characters(of: to)
    guard source.count == target.count else {
      throw failure("strings for `y' command are different lengths")
    }
    try endCommand()
    return Dictionary(zip(source, target)) { first, _ in first }
  }

  private func characters(of text: ByteString) throws(SedFailure) -> [UInt32] {
    var result: [UInt32] = []
    var index = 0
    while index < text.count {
      let (value, length) = RegexText.scalar(at: index, in: text.bytes, until: text.count)
      index += length
      guard value == UInt32(UInt8.backslash), index < text.count else {
        result.append(value)
        continue
      }
      switch text.bytes[index] {
      case .backslash:
        result.append(value)
        index += 1
      case UInt8(ascii: "n"), .newline:
        result.append(UInt32(UInt8.newline))
        index += 1
      default:
        if let (byte, end) = SedEscape.read(text.bytes, at: index) {
          result.append(UInt32(byte))
          index = end
        }
      }
    }
    return result
  }
}
