/// Reads the words and signs of a script, with whatever stands inside of them.
struct Scanner {
  let source: [UInt8]
  var position = 0
  var line: Int
  var token = Token(kind: .end, range: 0..<0, line: 1)
  var documents: [HereDocument] = []
  /// The documents whose bodies begin behind the next newline.
  var awaited: [Int] = []
  var depth = 0
  /// A failure in the body of a here-document, which the next token reports.
  var deferred: ParseFailure?

  init(_ text: ByteString, line: Int = 1) {
    source = text.bytes
    self.line = line
  }

  /// Whether a byte stands right behind the token.
  func isFollowed(by byte: UInt8) -> Bool {
    position < source.count && source[position] == byte
  }

  func text(of token: Token) -> ByteString {
    ByteString(Array(source[token.range]))
  }

  /// Runs a deeper level of the grammar, down to a limit.
  mutating func nested<T>(
    _ body: (inout Scanner) throws(ParseFailure) -> T
  ) throws(ParseFailure) -> T {
    depth += 1
    defer { depth -= 1 }
    if depth > 100 { throw refused("more than 100 levels of nesting") }
    return try body(&self)
  }

  // MARK: Failures

  /// The token that stands here is not what the grammar allows.
  func unexpected() -> ParseFailure {
    let word: ByteString
    switch token.kind {
    case .end: return unexpectedEnd()
    case .newline: word = "newline"
    default: word = text(of: token)
    }
    return near(word, line: token.line)
  }

  func near(_ word: ByteString, line: Int) -> ParseFailure {
    .syntax(
      line: line,
      messages: [
        "syntax error near unexpected token `\(word)'",
        "`\(sourceLine(around: token.range.lowerBound))'",
      ])
  }

  func unexpectedEnd() -> ParseFailure {
    .syntax(line: endLine, messages: ["syntax error: unexpected end of file"])
  }

  func unmatched(_ closing: ByteString, line: Int) -> ParseFailure {
    .syntax(line: line, messages: ["unexpected EOF while looking for matching `\(closing)'"])
  }

  func refused(_ what: ByteString, line: Int? = nil) -> ParseFailure {
    .refused(Refusal(line: line ?? token.line, what))
  }

  /// The line behind the last one.
  var endLine: Int {
    line + source[position...].filter { $0 == .newline }.count + 1
  }

  private func sourceLine(around place: Int) -> ByteString {
    let start = source[..<place].lastIndex(of: .newline).map { $0 + 1 } ?? 0
    let end = source[place...].firstIndex(of: .newline) ?? source.count
    return ByteString(Array(source[start..<end]))
  }
}
