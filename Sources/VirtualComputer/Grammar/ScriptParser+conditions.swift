/// `[[ ]]`.
extension ScriptParser {
  static let unaryTests: Set<ByteString> = [
    "-a", "-b", "-c", "-d", "-e", "-f", "-g", "-h", "-k", "-n", "-o", "-p", "-r", "-s", "-t", "-u",
    "-v", "-w", "-x", "-z", "-G", "-L", "-N", "-O", "-R", "-S",
  ]
  static let binaryTests: Set<ByteString> = [
    "=", "==", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef",
  ]

  mutating func condition() throws(ParseFailure) -> Command {
    let line = token.line
    try advance()
    let condition = try conditionOr()
    try skipNewlines()
    guard isWord("]]") else { throw unexpected() }
    try advance()
    return .condition(condition, line: line)
  }

  private mutating func conditionOr() throws(ParseFailure) -> Condition {
    var condition = try conditionAnd()
    while symbol == "||" {
      try advance()
      condition = .or(condition, try conditionAnd())
    }
    return condition
  }

  private mutating func conditionAnd() throws(ParseFailure) -> Condition {
    var condition = try conditionTerm()
    while symbol == "&&" {
      try advance()
      condition = .and(condition, try conditionTerm())
    }
    return condition
  }

  private mutating func conditionTerm() throws(ParseFailure) -> Condition {
    try skipNewlines()
    if isWord("!") {
      try advance()
      return .not(
        try nested { (parser) throws(ParseFailure) in try parser.conditionTerm() })
    }
    if symbol == "(" {
      try advance()
      let inner = try nested { (parser) throws(ParseFailure) in try parser.conditionOr() }
      try skipNewlines()
      guard symbol == ")" else { throw unexpected() }
      try advance()
      return inner
    }
    guard case .word(let first, _) = token.kind, !isWord("]]") else { throw unexpected() }
    let text = plainWord
    try advance()
    if let text, Self.unaryTests.contains(text), case .word(let operand, _) = token.kind,
      !isWord("]]"), !isBinary
    {
      try advance()
      return .unary(text, operand)
    }
    guard let sign = binarySign else { return .unary("-n", first) }
    if sign == "=~" { throw refused("=~") }
    try advance()
    guard case .word(let second, _) = token.kind else { throw unexpected() }
    try advance()
    return .binary(first, sign, second)
  }

  private var isBinary: Bool { binarySign != nil }

  private var binarySign: ByteString? {
    if let symbol, symbol == "<" || symbol == ">" { return ByteString(symbol) }
    guard let word = plainWord, Self.binaryTests.contains(word) || word == "=~" else { return nil }
    return word
  }
}
