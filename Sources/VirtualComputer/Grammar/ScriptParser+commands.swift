/// Lists, pipelines and compound commands.
extension ScriptParser {
  /// A list up to a word or sign that ends it; at least one command.
  mutating func list(until ends: (ScriptParser) -> Bool) throws(ParseFailure) -> [ListItem] {
    var items: [ListItem] = []
    try skipNewlines()
    while !ends(self) {
      let command = try andOr()
      var item = ListItem(command: command)
      var isSeparated = true
      switch symbol {
      case ";": try advance()
      case "&":
        item.isBackground = true
        try advance()
      default:
        if case .newline = token.kind {} else { isSeparated = false }
      }
      items.append(item)
      try skipNewlines()
      if !isSeparated { break }
    }
    guard ends(self), !items.isEmpty else { throw unexpected() }
    return items
  }

  func isWord(_ words: ByteString...) -> Bool {
    plainWord.map { words.contains($0) } ?? false
  }

  mutating func andOr() throws(ParseFailure) -> Command {
    var command = try pipeline()
    while let sign = symbol, sign == "&&" || sign == "||" {
      try advance()
      try skipNewlines()
      let next = try pipeline()
      command = sign == "&&" ? .and(command, next) : .or(command, next)
    }
    return command
  }

  private mutating func pipeline() throws(ParseFailure) -> Command {
    if isWord("time") { throw refused("time") }
    if isWord("!") {
      try advance()
      return .not(try pipeline())
    }
    var stages = [try command()]
    var joined: [Bool] = []
    while let sign = symbol, sign == "|" || sign == "|&" {
      joined.append(sign == "|&")
      try advance()
      try skipNewlines()
      stages.append(try command())
    }
    return stages.count == 1 ? stages[0] : .pipeline(stages, joined: joined + [false])
  }

  private mutating func command() throws(ParseFailure) -> Command {
    try nested { (parser) throws(ParseFailure) in try parser.commandHere() }
  }

  private mutating func commandHere() throws(ParseFailure) -> Command {
    if symbol == "(" {
      if scanner.isFollowed(by: UInt8(ascii: "(")) { throw refused("(( ))") }
      try advance()
      let body = try list { $0.symbol == ")" }
      try advance()
      return try redirected(.subshell(body))
    }
    guard let word = plainWord else { return try simple() }
    switch word {
    case "{":
      try advance()
      let body = try list { $0.isWord("}") }
      try advance()
      return try redirected(.group(body))
    case "if": return try redirected(branches())
    case "while", "until":
      try advance()
      let condition = try list { $0.isWord("do") }
      return try redirected(
        .loop(condition: condition, until: word == "until", body: try loopBody()))
    case "for": return try redirected(each())
    case "case": return try redirected(choice())
    case "[[": return try redirected(condition())
    case "function":
      try advance()
      guard let name = plainWord else { throw unexpected() }
      try advance()
      if symbol == "(" {
        try advance()
        guard symbol == ")" else { throw unexpected() }
        try advance()
      }
      return try function(name)
    case "select", "coproc": throw refused(word)
    case "}", "then", "else", "elif", "fi", "do", "done", "esac", "]]": throw unexpected()
    default: return try simple()
    }
  }

  /// A compound command with the redirections behind it.
  private mutating func redirected(_ command: Command) throws(ParseFailure) -> Command {
    let line = token.line
    var redirections: [Redirection] = []
    while let redirection = try redirection() { redirections.append(redirection) }
    return redirections.isEmpty ? command : .redirected(command, redirections, line: line)
  }

  private mutating func loopBody() throws(ParseFailure) -> [ListItem] {
    try expect(word: "do")
    let body = try list { $0.isWord("done") }
    try advance()
    return body
  }

  private mutating func branches() throws(ParseFailure) -> Command {
    var branches: [(condition: [ListItem], body: [ListItem])] = []
    var otherwise: [ListItem]?
    repeat {
      try advance()
      let condition = try list { $0.isWord("then") }
      try advance()
      branches.append((condition, try list { $0.isWord("elif", "else", "fi") }))
    } while isWord("elif")
    if isWord("else") {
      try advance()
      otherwise = try list { $0.isWord("fi") }
    }
    try expect(word: "fi")
    return .branches(branches, otherwise: otherwise)
  }

  private mutating func each() throws(ParseFailure) -> Command {
    try advance()
    if symbol == "(" { throw refused("for (( ))") }
    guard let name = plainWord else { throw unexpected() }
    guard name.isName else {
      throw .syntax(line: token.line, messages: ["`\(name)': not a valid identifier"])
    }
    try advance()
    var words: [Word]?
    if symbol == ";" {
      try advance()
    } else {
      try skipNewlines()
      if isWord("in") {
        try advance()
        var list: [Word] = []
        while case .word(let word, _) = token.kind {
          list.append(word)
          try advance()
        }
        words = list
        guard symbol == ";" || isNewlineOrEnd else { throw unexpected() }
        if symbol == ";" { try advance() }
      }
    }
    try skipNewlines()
    if isWord("{") {
      try advance()
      let body = try list { $0.isWord("}") }
      try advance()
      return .each(name, words, body: body)
    }
    return .each(name, words, body: try loopBody())
  }

  private mutating func choice() throws(ParseFailure) -> Command {
    try advance()
    guard case .word(let subject, _) = token.kind else { throw unexpected() }
    try advance()
    try skipNewlines()
    try expect(word: "in")
    try skipNewlines()
    var cases: [(patterns: [Word], body: [ListItem])] = []
    while !isWord("esac") {
      if symbol == "(" { try advance() }
      var patterns: [Word] = []
      while true {
        guard case .word(let pattern, _) = token.kind else { throw unexpected() }
        patterns.append(pattern)
        try advance()
        guard symbol == "|" else { break }
        try advance()
      }
      guard symbol == ")" else { throw unexpected() }
      try advance()
      try skipNewlines()
      let ends: (ScriptParser) -> Bool = { $0.symbol == ";;" || $0.isWord("esac") }
      cases.append((patterns, ends(self) ? [] : try caseBody(until: ends)))
      if symbol == ";;" { try advance() }
      try skipNewlines()
      if case .end = token.kind { throw scanner.unexpectedEnd() }
    }
    try advance()
    return .choice(subject, cases)
  }

  private mutating func caseBody(
    until ends: (ScriptParser) -> Bool
  ) throws(ParseFailure) -> [ListItem] {
    let refusing: (ScriptParser) -> Bool = { ends($0) || $0.symbol == ";&" || $0.symbol == ";;&" }
    let body = try list(until: refusing)
    if let sign = symbol, sign != ";;" { throw refused(ByteString(sign)) }
    return body
  }

  private mutating func function(_ name: ByteString) throws(ParseFailure) -> Command {
    try skipNewlines()
    let starts = symbol == "(" || isWord("{", "if", "for", "while", "until", "case", "[[")
    guard starts else { throw unexpected() }
    return .function(name, try command())
  }

  // MARK: Simple commands

  private mutating func simple() throws(ParseFailure) -> Command {
    var command = SimpleCommand(line: token.line)
    while true {
      if let redirection = try redirection() {
        command.redirections.append(redirection)
        continue
      }
      guard case .word(let word, let assignment) = token.kind else { break }
      let name = plainWord
      let isFirst = command.words.isEmpty
      if isFirst, let assignment {
        try refuseArrays(assignment)
        command.assignments.append(assignment)
        try advance()
        continue
      }
      try refuseBraces(word)
      command.words.append(Argument(word: word, assignment: assignment))
      try advance()
      if isFirst, let name, command.assignments.isEmpty, command.redirections.isEmpty,
        symbol == "("
      {
        try advance()
        guard symbol == ")" else { throw unexpected() }
        try advance()
        return try function(name)
      }
      if let assignment, symbol == "(", token.range.lowerBound == scanner.position - 1,
        assignment.value.parts.isEmpty
      {
        throw refused("arrays")
      }
    }
    if command.words.isEmpty, command.assignments.isEmpty, command.redirections.isEmpty {
      throw unexpected()
    }
    if command.redirections.contains(where: { $0.descriptor > 2 }) {
      throw refused("descriptors above 2", line: command.line)
    }
    if command.words.count == 1, command.words[0].word.constant == "exec",
      !command.redirections.isEmpty
    {
      throw refused("exec with redirections alone", line: command.line)
    }
    return .simple(command)
  }

  private func refuseArrays(_ assignment: Assignment) throws(ParseFailure) {
    if assignment.value.parts.isEmpty, scanner.isFollowed(by: UInt8(ascii: "(")),
      token.range.upperBound == scanner.position
    {
      throw refused("arrays")
    }
  }

  /// `{a,b}` and `{1..3}` outside quotes would be several words.
  private func refuseBraces(_ word: Word) throws(ParseFailure) {
    // Anything that is not a plain character stands for one that is none of `{},.`.
    var shape: [UInt8] = []
    for part in word.parts {
      if case .literal(let text, quoted: false) = part {
        shape += text.bytes
      } else {
        shape.append(UInt8(ascii: "x"))
      }
    }
    for (start, byte) in shape.enumerated() where byte == UInt8(ascii: "{") {
      var level = 0
      var separates = false
      for index in start..<shape.count {
        switch shape[index] {
        case UInt8(ascii: "{"): level += 1
        case UInt8(ascii: ","): separates = separates || level == 1
        case UInt8(ascii: "."):
          separates =
            separates
            || (level == 1 && index + 1 < shape.count && shape[index + 1] == UInt8(ascii: "."))
        case UInt8(ascii: "}"):
          level -= 1
          if level == 0 {
            if separates { throw refused("brace expansion") }
          }
        default: break
        }
        if level == 0 { break }
      }
    }
  }

  /// A redirection that stands here; nil where there is none.
  mutating func redirection() throws(ParseFailure) -> Redirection? {
    var descriptor: Int?
    if case .descriptor(let number) = token.kind {
      descriptor = number
      try advance()
    }
    guard let sign = symbol else { return nil }
    let kind: Redirection.Kind
    switch sign {
    case "<": kind = .read
    case ">", ">|": kind = .write
    case ">>": kind = .append
    case "<>": kind = .readWrite
    case "&>": kind = .writeBoth
    case "&>>": kind = .appendBoth
    case ">&": kind = .duplicate(input: false)
    case "<&": kind = .duplicate(input: true)
    case "<<", "<<-": return try document(sign, descriptor)
    case "<<<": throw refused("<<<")
    default: return nil
    }
    try advance()
    guard case .word(let target, _) = token.kind else {
      // At the end of a text a redirection misses its target as it does at the end of a line.
      if case .end = token.kind { throw scanner.near("newline", line: token.line) }
      throw unexpected()
    }
    let source = scanner.text(of: token)
    try advance()
    let isInput =
      switch kind {
      case .read, .readWrite, .duplicate(input: true): true
      default: false
      }
    if source.hasPrefix("/dev/tcp/") || source.hasPrefix("/dev/udp/") { throw refused(source) }
    let chosen = descriptor ?? (isInput ? 0 : 1)
    if chosen > 2 { throw refused("descriptors above 2") }
    return Redirection(kind: kind, descriptor: chosen, target: target, source: source)
  }

  private mutating func document(
    _ sign: String, _ descriptor: Int?
  ) throws(ParseFailure) -> Redirection {
    let line = token.line
    try advance()
    guard case .word = token.kind else {
      if case .end = token.kind { throw scanner.near("newline", line: token.line) }
      throw unexpected()
    }
    let source = scanner.text(of: token)
    let delimiter = Self.unquoted(source)
    scanner.documents.append(
      HereDocument(
        delimiter: delimiter, isQuoted: delimiter != source, stripsTabs: sign == "<<-", line: line))
    scanner.awaited.append(scanner.documents.count - 1)
    try advance()
    return Redirection(
      kind: .document(scanner.documents.count - 1), descriptor: descriptor ?? 0, target: Word(),
      source: source)
  }

  /// A delimiter without its quotes.
  private static func unquoted(_ text: ByteString) -> ByteString {
    var result: [UInt8] = []
    var quote: UInt8?
    var isEscaped = false
    for byte in text.bytes {
      if isEscaped {
        result.append(byte)
        isEscaped = false
      } else if byte == .backslash, quote != UInt8(ascii: "'") {
        isEscaped = true
      } else if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else {
        result.append(byte)
      }
    }
    return ByteString(result)
  }
}
