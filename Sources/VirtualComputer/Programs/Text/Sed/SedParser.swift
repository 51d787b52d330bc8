/// Reads a sed script: the texts of its `-e` options, one behind the other.
struct SedParser {
  var bytes: [UInt8] = []
  /// Where each text begins.
  private var starts: [Int] = []
  var index = 0
  let syntax: RegexSyntax
  private(set) var commands: [SedCommand] = []
  private(set) var isQuiet = false
  private var blocks: [Int] = []

  init(_ texts: [ByteString], isExtended: Bool) {
    for (number, text) in texts.enumerated() {
      if number > 0 { bytes.append(.newline) }
      starts.append(bytes.count)
      bytes += text.bytes
    }
    syntax = RegexSyntax(isExtended: isExtended)
  }

  func failure(_ message: ByteString, at character: Int? = nil) -> SedFailure {
    let number = max(0, (starts.lastIndex { $0 <= max(0, index - 1) }) ?? 0)
    return .wrong(message, expression: number + 1, character: character ?? index - starts[number])
  }

  mutating func next() -> UInt8? {
    guard index < bytes.count else { return nil }
    index += 1
    return bytes[index - 1]
  }

  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func skipBlanks() {
    while let byte = peek, byte.isSpace, byte != .newline { index += 1 }
  }

  mutating func parse() throws(SedFailure) {
    if bytes.starts(with: "#n".utf8), bytes.count == 2 || bytes[2] == .newline { isQuiet = true }
    while true {
      while let byte = peek, byte.isSpace || byte == UInt8(ascii: ";") { index += 1 }
      guard peek != nil else { break }
      try command()
    }
    if !blocks.isEmpty { throw failure("unmatched `{'", at: 0) }
  }

  private mutating func command() throws(SedFailure) {
    let (first, isZero) = try address()
    var second: SedCommand.Address?
    if first != nil {
      skipBlanks()
      if peek == UInt8(ascii: ",") {
        index += 1
        skipBlanks()
        second = try self.secondAddress()
      }
    }
    if isZero {
      guard case .pattern? = second else {
        _ = next()
        throw failure("invalid usage of line address 0")
      }
    }
    skipBlanks()
    var isNegated = false
    while peek == UInt8(ascii: "!") {
      index += 1
      if isNegated { throw failure("multiple `!'s") }
      isNegated = true
      skipBlanks()
    }
    guard let name = next() else { throw failure("missing command") }
    if name == UInt8(ascii: "#") {
      if first != nil { throw failure("comments don't accept any addresses") }
      while let byte = peek, byte != .newline { index += 1 }
      return
    }
    guard let kind = try kind(name, hasAddress: first != nil, hasRange: second != nil) else {
      return
    }
    commands.append(
      SedCommand(first: first, second: second, isNegated: isNegated, kind: kind))
  }

  // MARK: Addresses

  private mutating func number() -> Int? {
    var value: Int?
    while let byte = peek, byte.isDigit {
      value = min((value ?? 0) * 10 + Int(byte - 48), 1 << 50)
      index += 1
    }
    return value
  }

  private mutating func address() throws(SedFailure) -> (SedCommand.Address?, isZero: Bool) {
    guard let byte = peek else { return (nil, false) }
    if byte.isDigit, let line = number() {
      skipBlanks()
      guard peek == UInt8(ascii: "~") else { return (.line(line), line == 0) }
      index += 1
      skipBlanks()
      return (.step(line, number() ?? 0), false)
    }
    switch byte {
    case UInt8(ascii: "$"):
      index += 1
      return (.last, false)
    case UInt8(ascii: "+"), UInt8(ascii: "~"):
      index += 1
      _ = number()
      throw failure("invalid usage of +N or ~N as first address")
    default: return (try patternAddress(), false)
    }
  }

  private mutating func secondAddress() throws(SedFailure) -> SedCommand.Address {
    if let sign = peek, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "~") {
      index += 1
      skipBlanks()
      let value = number() ?? 0
      return sign == UInt8(ascii: "+") ? .count(value) : .multiple(value)
    }
    guard let address = try address().0 else {
      _ = next()
      throw failure("unexpected `,'")
    }
    // A step as a second address is its first line.
    if case .step(let line, _) = address { return .line(line) }
    return address
  }

  private mutating func patternAddress() throws(SedFailure) -> SedCommand.Address? {
    guard let byte = peek, byte == .slash || byte == .backslash else { return nil }
    index += 1
    var mark = byte
    if byte == .backslash {
      guard let given = next() else { throw failure("unexpected `,'") }
      mark = given
    }
    guard let text = try delimited(mark, isPattern: true) else {
      throw failure("unterminated address regex")
    }
    var syntax = syntax
    var hasFlags = false
    while true {
      skipBlanks()
      guard let flag = peek else { break }
      if flag == UInt8(ascii: "I") {
        syntax.ignoresCase = true
      } else if flag == UInt8(ascii: "M") {
        throw .refused("the flag M")
      } else {
        break
      }
      hasFlags = true
      index += 1
    }
    return .pattern(try compile(text, syntax, hasFlags: hasFlags))
  }

  func compile(
    _ text: ByteString, _ syntax: RegexSyntax, hasFlags: Bool
  ) throws(SedFailure) -> Regex? {
    if text.isEmpty {
      if hasFlags { throw failure("cannot specify modifiers on empty regexp") }
      return nil
    }
    do throws(RegexFailure) {
      return try Regex([text], syntax)
    } catch {
      switch error {
      case .wrong(let message): throw failure(message)
      case .classWithoutBrackets: throw .panic(RegexFailure.classMessage)
      case .refused(let what): throw .refused(what)
      }
    }
  }

  // MARK: Commands

  /// The commands that only the real sed knows.
  private static let unsimulated = Set(":bDeFgGhHlnNPQrRtTvwWxz".utf8)

  private mutating func kind(
    _ name: UInt8, hasAddress: Bool, hasRange: Bool
  ) throws(SedFailure) -> SedCommand.Kind? {
    switch name {
    case UInt8(ascii: "{"):
      blocks.append(commands.count)
      return .block(end: 0)
    case UInt8(ascii: "}"):
      guard let start = blocks.popLast() else { throw failure("unexpected `}'") }
      if hasAddress { throw failure("} doesn't want any addresses") }
      try endCommand()
      commands[start].kind = .block(end: commands.count + 1)
      return .blockEnd
    case UInt8(ascii: "="):
      try endCommand()
      return .lineNumber
    case UInt8(ascii: "d"):
      try endCommand()
      return .delete
    case UInt8(ascii: "p"):
      try endCommand()
      return .print
    case UInt8(ascii: "q"):
      if hasRange { throw failure("command only uses one address") }
      skipBlanks()
      let code = number() ?? 0
      try endCommand()
      return .quit(Int32(truncatingIfNeeded: code & 0xFF))
    case UInt8(ascii: "a"): return .append(try text())
    case UInt8(ascii: "i"): return .insert(try text())
    case UInt8(ascii: "c"): return .change(try text())
    case UInt8(ascii: "s"): return .substitute(try substitution())
    case UInt8(ascii: "y"): return .translate(try translation())
    default:
      let shown = ByteString([name])
      if Self.unsimulated.contains(name) { throw .refused("command \(shown)") }
      throw failure("unknown command: `\(shown)'")
    }
  }

  /// What may follow a command.
  mutating func endCommand() throws(SedFailure) {
    skipBlanks()
    guard let byte = peek else { return }
    if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "#") { return }
    index += 1
    guard byte == .newline || byte == UInt8(ascii: ";") else {
      throw failure("extra characters after command")
    }
  }

  private mutating func text() throws(SedFailure) -> ByteString {
    skipBlanks()
    guard let first = peek else {
      throw failure("expected \\ after `a', `c' or `i'")
    }
    var isStart = true
    if first == .backslash {
      index += 1
      let place = index
      skipBlanks()
      guard let byte = peek else { return "" }
      index = byte == .newline ? index + 1 : place
      isStart = false
    }
    var result = ByteString()
    while let byte = next() {
      if byte == .newline { break }
      guard byte == .backslash else {
        result.bytes.append(byte)
        isStart = false
        continue
      }
      guard let escaped = next() else { break }
      if escaped == UInt8(ascii: "n"), !isStart {
        result.bytes.append(.newline)
      } else if let (value, end) = SedEscape.read(bytes, at: index - 1), !isStart {
        result.bytes.append(value)
        index = end
      } else {
        result.bytes.append(escaped)
      }
      isStart = false
    }
    return result + "\n"
  }
}
