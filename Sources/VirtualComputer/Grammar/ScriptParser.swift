/// Reads a script: the whole text, before anything of it runs.
///
/// It recognises the productions of POSIX.1-2024 XCU chapter 2 and what bash 5.2 adds, so that a
/// construct that is not simulated is refused and never misread. bash reads a script command by
/// command; therefore the commands before a syntax error are kept.
struct ScriptParser {
  /// The words of the grammar.
  static let keywords: Set<ByteString> = [
    "!", "[[", "]]", "{", "}", "case", "coproc", "do", "done", "elif", "else", "esac", "fi", "for",
    "function", "if", "in", "select", "then", "time", "until", "while",
  ]

  var scanner: Scanner

  init(_ scanner: Scanner) {
    self.scanner = scanner
  }

  /// Reads the whole text.
  static func parse(_ text: ByteString, line: Int = 1) -> Script {
    var parser = ScriptParser(Scanner(text, line: line))
    return parser.script()
  }

  private mutating func script() -> Script {
    var script = Script()
    do throws(ParseFailure) {
      try advance()
      while true {
        try skipNewlines()
        if case .end = token.kind { break }
        let known = scanner.documents.count
        let first = token.line
        let items = try line(of: first)
        script.commands.append(.init(items: items, documents: known..<scanner.documents.count))
      }
    } catch {
      script.failure = error
    }
    if script.failure == nil { script.failure = scanner.deferred }
    script.documents = scanner.documents
    return script
  }

  /// The list up to the next newline.
  private mutating func line(of first: Int) throws(ParseFailure) -> [ListItem] {
    var items: [ListItem] = []
    while true {
      let command = try andOr()
      switch symbol {
      case ";":
        items.append(ListItem(command: command))
        try advance()
      case "&":
        items.append(ListItem(command: command, isBackground: true))
        try advance()
      default:
        items.append(ListItem(command: command))
        guard isNewlineOrEnd else { throw unexpected() }
      }
      if isNewlineOrEnd {
        // The bodies of here-documents are part of the line.
        if case .newline = token.kind { try advance() } else { scanner.readAwaited() }
        return items
      }
    }
  }

  // MARK: Tokens as the grammar asks for them

  /// The operator that stands here.
  var symbol: String? {
    if case .symbol(let text) = token.kind { return text }
    return nil
  }

  /// The text of an unquoted word that stands here.
  var plainWord: ByteString? {
    guard case .word = token.kind else { return nil }
    return scanner.text(of: token)
  }

  var isNewlineOrEnd: Bool {
    switch token.kind {
    case .newline, .end: true
    default: false
    }
  }

  mutating func skipNewlines() throws(ParseFailure) {
    while case .newline = token.kind { try advance() }
  }

  mutating func expect(word: ByteString) throws(ParseFailure) {
    guard plainWord == word else { throw unexpected() }
    try advance()
  }

  // MARK: The scanner

  var token: Token { scanner.token }

  mutating func advance() throws(ParseFailure) {
    try scanner.advance()
  }

  func unexpected() -> ParseFailure {
    scanner.unexpected()
  }

  func refused(_ what: ByteString, line: Int? = nil) -> ParseFailure {
    scanner.refused(what, line: line)
  }

  /// Runs a deeper level of the grammar, down to a limit.
  mutating func nested<T>(
    _ body: (inout ScriptParser) throws(ParseFailure) -> T
  ) throws(ParseFailure) -> T {
    scanner.depth += 1
    defer { scanner.depth -= 1 }
    if scanner.depth > 100 { throw refused("more than 100 levels of nesting") }
    return try body(&self)
  }

  // MARK: Texts inside of words

  /// The commands of a whole text; none where it is empty.
  mutating func whole() throws(ParseFailure) -> [ListItem] {
    try advance()
    try skipNewlines()
    if case .end = token.kind { return [] }
    return try list { parser in
      if case .end = parser.token.kind { true } else { false }
    }
  }

  /// The commands up to the parenthesis that ends `$(`.
  mutating func substitution() throws(ParseFailure) -> [ListItem] {
    try advance()
    try skipNewlines()
    if symbol == ")" { return [] }
    if symbol == "<" { throw refused("$(< )") }
    do throws(ParseFailure) {
      return try list { $0.symbol == ")" }
    } catch .syntax(let line, let messages)
      where messages == ["syntax error: unexpected end of file"]
    {
      throw scanner.unmatched(")", line: line)
    }
  }
}

/// A text that has been read.
struct Script {
  /// A list that ends with its line, and the here-documents in it.
  struct Line {
    let items: [ListItem]
    let documents: Range<Int>
  }

  var commands: [Line] = []
  var documents: [HereDocument] = []
  /// What stands behind the last command that can run.
  var failure: ParseFailure?
}
