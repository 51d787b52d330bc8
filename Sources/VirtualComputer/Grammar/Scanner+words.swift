/// Words, quotes and expansions.
extension Scanner {
  private static let specials = Set("@*#?-$!0123456789".utf8)

  /// The word that begins here, and how it reads as an assignment.
  mutating func wordHere() throws(ParseFailure) -> (Word, Assignment?) {
    var nameEnd = position
    if source[position].isNameStart {
      while nameEnd < source.count, source[nameEnd].isNamePart { nameEnd += 1 }
    }
    let isAssignment = nameEnd > position && nameEnd < source.count
    if isAssignment, source[nameEnd] == UInt8(ascii: "+"), nameEnd + 1 < source.count,
      source[nameEnd + 1] == UInt8(ascii: "=")
    {
      throw refused("+=", line: line)
    }
    guard isAssignment, source[nameEnd] == UInt8(ascii: "=") else {
      return (try pieces(in: .plain), nil)
    }
    let name = ByteString(Array(source[position..<nameEnd]))
    position = nameEnd + 1
    let value = try pieces(in: .assignment)
    var parts: [WordPart] = [.literal(name + "=", quoted: false)]
    for part in value.parts {
      // As an argument, a tilde behind the sign is a letter like others.
      if case .tilde(let user) = part {
        parts.append(.literal("~" + user, quoted: false))
      } else {
        parts.append(part)
      }
    }
    return (Word(parts: parts), Assignment(name: name, value: value))
  }

  /// What ends a run of pieces.
  private enum Place {
    case plain
    case assignment
    /// Between double quotes, or in what they enclose.
    case quoted
    /// The word of `${name-word}`; whether double quotes stand around it.
    case operand(quoted: Bool)
    case document
    /// Up to `))`.
    case arithmetic

    /// Whether quotes are letters here, and what is expanded counts as quoted.
    var isQuoted: Bool {
      switch self {
      case .quoted, .document, .arithmetic, .operand(quoted: true): true
      default: false
      }
    }
  }

  /// The body of a here-document.
  mutating func documentBody() throws(ParseFailure) -> Word {
    try pieces(in: .document)
  }

  private mutating func pieces(in place: Place) throws(ParseFailure) -> Word {
    var word = Word()
    var plain: [UInt8] = []
    var parentheses = 0
    func flush() {
      guard !plain.isEmpty else { return }
      word.parts.append(.literal(ByteString(plain), quoted: place.isQuoted))
      plain = []
    }
    while position < source.count {
      let byte = source[position]
      if ends(byte, place, parentheses) { break }
      switch byte {
      case .backslash:
        guard position + 1 < source.count else {
          plain.append(byte)
          position += 1
          continue
        }
        let next = source[position + 1]
        if next == .newline {
          position += 2
          line += 1
        } else if place.isQuoted {
          let isEscape = escapes(next, place)
          if isEscape { plain.append(next) } else { plain += [byte, next] }
          position += 2
        } else {
          flush()
          word.parts.append(.literal(ByteString([next]), quoted: true))
          position += 2
        }
      case UInt8(ascii: "'") where !place.isQuoted:
        flush()
        word.parts.append(try singleQuoted())
      case UInt8(ascii: "\"") where takesDoubleQuotes(place):
        flush()
        try doubleQuoted(into: &word)
      case UInt8(ascii: "$"):
        let mark = position
        if let part = try dollar(quoted: place.isQuoted) {
          flush()
          word.parts.append(part)
        } else if position == mark {
          plain.append(byte)
          position += 1
        }
      case UInt8(ascii: "`"):
        flush()
        word.parts.append(try backquoted(quoted: place.isQuoted))
      case UInt8(ascii: "~") where startsTilde(place, plain, word):
        flush()
        word.parts.append(tilde(place))
      default:
        if byte == .newline { line += 1 }
        if case .arithmetic = place {
          if byte == UInt8(ascii: "(") { parentheses += 1 }
          if byte == UInt8(ascii: ")") { parentheses -= 1 }
        }
        plain.append(byte)
        position += 1
      }
    }
    flush()
    return word
  }

  private func ends(_ byte: UInt8, _ place: Place, _ parentheses: Int) -> Bool {
    switch place {
    case .plain, .assignment:
      byte.isBlank || byte == .newline || ";&|<>()".utf8.contains(byte)
    case .quoted: byte == UInt8(ascii: "\"")
    case .operand: byte == UInt8(ascii: "}")
    case .document: false
    case .arithmetic: byte == UInt8(ascii: ")") && parentheses == 0
    }
  }

  private func escapes(_ byte: UInt8, _ place: Place) -> Bool {
    switch byte {
    case UInt8(ascii: "$"), UInt8(ascii: "`"), .backslash: true
    case UInt8(ascii: "\""):
      if case .document = place { false } else { true }
    case UInt8(ascii: "}"):
      if case .operand = place { true } else { false }
    default: false
    }
  }

  private func takesDoubleQuotes(_ place: Place) -> Bool {
    switch place {
    case .document: false
    default: true
    }
  }

  private func startsTilde(_ place: Place, _ plain: [UInt8], _ word: Word) -> Bool {
    switch place {
    case .plain, .operand(quoted: false): return plain.isEmpty && word.parts.isEmpty
    case .assignment:
      return (plain.isEmpty && word.parts.isEmpty) || plain.last == UInt8(ascii: ":")
    default: return false
    }
  }

  private mutating func tilde(_ place: Place) -> WordPart {
    let start = position + 1
    var end = start
    var isAssignment = false
    if case .assignment = place { isAssignment = true }
    while end < source.count, source[end] != .slash, !ends(source[end], place, 0),
      !(isAssignment && source[end] == UInt8(ascii: ":"))
    {
      guard source[end].isNamePart || source[end] == UInt8(ascii: "-") else {
        // A quote or an expansion in the name: it is no name.
        position = start
        return .literal("~", quoted: false)
      }
      end += 1
    }
    position = end
    return .tilde(ByteString(Array(source[start..<end])))
  }

  private mutating func singleQuoted() throws(ParseFailure) -> WordPart {
    let first = line
    guard let end = source[(position + 1)...].firstIndex(of: UInt8(ascii: "'")) else {
      throw unmatched("'", line: first)
    }
    let text = source[(position + 1)..<end]
    line += text.count { $0 == .newline }
    position = end + 1
    return .literal(ByteString(Array(text)), quoted: true)
  }

  private mutating func doubleQuoted(into word: inout Word) throws(ParseFailure) {
    let first = line
    position += 1
    let inner = try nested { (scanner) throws(ParseFailure) in try scanner.pieces(in: .quoted) }
    guard position < source.count else { throw unmatched("\"", line: first) }
    position += 1
    // The quotes themselves say that there is a word, if an empty one.
    if inner.parts.isEmpty { word.parts.append(.literal("", quoted: true)) }
    word.parts += inner.parts
  }

  private mutating func backquoted(quoted: Bool) throws(ParseFailure) -> WordPart {
    let first = line
    position += 1
    var text: [UInt8] = []
    while position < source.count, source[position] != UInt8(ascii: "`") {
      if source[position] == .backslash, position + 1 < source.count {
        let next = source[position + 1]
        let isEscape =
          next == UInt8(ascii: "`") || next == .backslash || next == UInt8(ascii: "$")
          || (quoted && next == UInt8(ascii: "\""))
        if !isEscape { text.append(.backslash) }
        text.append(next)
        if next == .newline { line += 1 }
        position += 2
      } else {
        if source[position] == .newline { line += 1 }
        text.append(source[position])
        position += 1
      }
    }
    guard position < source.count else { throw unmatched("`", line: first) }
    position += 1
    var inner = Scanner(ByteString(text), line: first)
    inner.depth = depth + 1
    if inner.depth > 50 { throw refused("more than 50 levels of substitution") }
    var parser = ScriptParser(inner)
    let items = try parser.whole()
    if !parser.scanner.documents.isEmpty {
      throw refused("a here-document in backquotes", line: first)
    }
    return .substitution(items, quoted: quoted)
  }

  /// What a `$` begins; nil where it stands for itself.
  private mutating func dollar(quoted: Bool) throws(ParseFailure) -> WordPart? {
    guard position + 1 < source.count else { return nil }
    let next = source[position + 1]
    switch next {
    case UInt8(ascii: "("):
      if position + 2 < source.count, source[position + 2] == UInt8(ascii: "("),
        let part = try arithmetic(quoted: quoted)
      {
        return part
      }
      return try substitution(quoted: quoted)
    case UInt8(ascii: "{"): return try braced(quoted: quoted)
    case UInt8(ascii: "'") where !quoted: throw refused("$'...'", line: line)
    case UInt8(ascii: "\"") where !quoted:
      // Translated text, which in the locale C is the text.
      position += 1
      return .literal("", quoted: true)
    case UInt8(ascii: "["): throw refused("$[ ]", line: line)
    default: break
    }
    if Self.specials.contains(next) {
      position += 2
      return .parameter(Parameter(name: ByteString([next])), quoted: quoted)
    }
    guard next.isNameStart else { return nil }
    position += 1
    return .parameter(Parameter(name: name()), quoted: quoted)
  }

  private mutating func name() -> ByteString {
    let start = position
    while position < source.count, source[position].isNamePart { position += 1 }
    return ByteString(Array(source[start..<position]))
  }

  /// `$(( ))`; nil, and nothing read, where the text is a command substitution after all.
  private mutating func arithmetic(quoted: Bool) throws(ParseFailure) -> WordPart? {
    let before = self
    position += 3
    let text = try nested { (scanner) throws(ParseFailure) in try scanner.pieces(in: .arithmetic) }
    guard position + 1 < source.count, source[position] == UInt8(ascii: ")"),
      source[position + 1] == UInt8(ascii: ")")
    else {
      self = before
      return nil
    }
    position += 2
    return .arithmetic(text, quoted: quoted)
  }

  private mutating func substitution(quoted: Bool) throws(ParseFailure) -> WordPart {
    let outer = token
    position += 2
    let items = try nested { (scanner) throws(ParseFailure) -> [ListItem] in
      var parser = ScriptParser(scanner)
      let items = try parser.substitution()
      scanner = parser.scanner
      return items
    }
    token = outer
    return .substitution(items, quoted: quoted)
  }

  private mutating func braced(quoted: Bool) throws(ParseFailure) -> WordPart {
    let start = position
    let first = line
    position += 2
    func byte(_ distance: Int = 0) -> UInt8? {
      position + distance < source.count ? source[position + distance] : nil
    }
    if byte() == UInt8(ascii: "#"), byte(1) != UInt8(ascii: "}") {
      position += 1
      let name = parameterName()
      if !name.isEmpty, byte() == UInt8(ascii: "}") {
        position += 1
        return .parameter(Parameter(name: name, operation: .length), quoted: quoted)
      }
      if byte() == UInt8(ascii: "[") { throw refused("arrays", line: first) }
      return try badSubstitution(from: start, first)
    }
    if byte() == UInt8(ascii: "!"), byte(1) != UInt8(ascii: "}") {
      throw refused("${!name}", line: first)
    }
    let name = parameterName()
    guard !name.isEmpty, let next = byte() else { return try badSubstitution(from: start, first) }
    var sign = next
    var hasColon = false
    if sign == UInt8(ascii: ":"), let behind = byte(1) {
      guard "-=?+".utf8.contains(behind) else { throw refused("${name:offset}", line: first) }
      hasColon = true
      position += 1
      sign = behind
    }
    switch sign {
    case UInt8(ascii: "}"):
      position += 1
      return .parameter(Parameter(name: name), quoted: quoted)
    case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "+"):
      position += 1
      let operand = try operand(quoted: quoted, first)
      return .parameter(
        Parameter(
          name: name,
          operation: .otherwise(Character(Unicode.Scalar(sign)), colon: hasColon, operand)),
        quoted: quoted)
    case UInt8(ascii: "#"), UInt8(ascii: "%"):
      position += 1
      let isLongest = byte() == sign
      if isLongest { position += 1 }
      let operand = try operand(quoted: false, first)
      return .parameter(
        Parameter(
          name: name,
          operation: .trim(
            Trim(fromEnd: sign == UInt8(ascii: "%"), longest: isLongest), operand)),
        quoted: quoted)
    case UInt8(ascii: "/"): throw refused("${name/pattern}", line: first)
    case UInt8(ascii: "^"), UInt8(ascii: ","): throw refused("${name^}", line: first)
    case UInt8(ascii: "@"): throw refused("${name@}", line: first)
    case UInt8(ascii: "["): throw refused("arrays", line: first)
    default: return try badSubstitution(from: start, first)
    }
  }

  private mutating func parameterName() -> ByteString {
    guard position < source.count else { return "" }
    if source[position].isDigit {
      let start = position
      while position < source.count, source[position].isDigit { position += 1 }
      return ByteString(Array(source[start..<position]))
    }
    if source[position].isNameStart { return name() }
    guard Self.specials.contains(source[position]) else { return "" }
    position += 1
    return ByteString([source[position - 1]])
  }

  private mutating func operand(quoted: Bool, _ first: Int) throws(ParseFailure) -> Word {
    let word = try nested { (scanner) throws(ParseFailure) in
      try scanner.pieces(in: .operand(quoted: quoted))
    }
    guard position < source.count else { throw unmatched("}", line: first) }
    position += 1
    return word
  }

  private mutating func badSubstitution(
    from start: Int, _ first: Int
  ) throws(ParseFailure) -> WordPart {
    guard let end = source[start...].firstIndex(of: UInt8(ascii: "}")) else {
      throw unmatched("}", line: first)
    }
    position = end + 1
    return .badSubstitution(ByteString(Array(source[start...end])))
  }
}
