/// From bytes to tokens.
extension Scanner {
  /// The operators, longest first.
  private static let symbols: [[UInt8]] = [
    "<<<", "<<-", ";;&", "&>>", "&&", "||", ";;", ";&", "<<", ">>", "<&", ">&", "<>", ">|", "&>",
    "|&", "|", "&", ";", "<", ">", "(", ")",
  ].map { Array($0.utf8) }

  /// Reads the next token.
  mutating func advance() throws(ParseFailure) {
    if let deferred { throw deferred }
    skipBlanks()
    let start = position
    let first = line
    guard position < source.count else {
      readAwaited()
      token = Token(kind: .end, range: start..<start, line: first)
      return
    }
    let byte = source[position]
    if byte == .newline {
      position += 1
      line += 1
      token = Token(kind: .newline, range: start..<position, line: first)
      readAwaited()
      return
    }
    if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">"), position + 1 < source.count,
      source[position + 1] == UInt8(ascii: "(")
    {
      throw refused(byte == UInt8(ascii: "<") ? "<( )" : ">( )", line: line)
    }
    for symbol in Self.symbols where source[position...].starts(with: symbol) {
      position += symbol.count
      token = Token(
        kind: .symbol(String(decoding: symbol, as: UTF8.self)), range: start..<position,
        line: first)
      return
    }
    if byte.isDigit {
      var end = position
      while end < source.count, source[end].isDigit { end += 1 }
      if end < source.count, source[end] == UInt8(ascii: "<") || source[end] == UInt8(ascii: ">"),
        let number = Int(String(decoding: source[position..<end], as: UTF8.self))
      {
        position = end
        token = Token(kind: .descriptor(number), range: start..<end, line: first)
        return
      }
    }
    let (word, assignment) = try wordHere()
    token = Token(kind: .word(word, assignment), range: start..<position, line: first)
  }

  private mutating func skipBlanks() {
    while position < source.count {
      let byte = source[position]
      if byte.isBlank {
        position += 1
      } else if byte == .backslash, position + 1 < source.count, source[position + 1] == .newline {
        position += 2
        line += 1
      } else if byte == UInt8(ascii: "#") {
        while position < source.count, source[position] != .newline { position += 1 }
      } else {
        return
      }
    }
  }

  /// Reads the bodies of the here-documents that begin here.
  mutating func readAwaited() {
    for number in awaited {
      let document = documents[number]
      var body: [UInt8] = []
      var isTerminated = false
      let firstLine = line
      while position < source.count {
        let end = source[position...].firstIndex(of: .newline) ?? source.count
        var start = position
        if document.stripsTabs { while start < end, source[start] == .tab { start += 1 } }
        position = min(end + 1, source.count)
        line += 1
        if source[start..<end].elementsEqual(document.delimiter.bytes) {
          isTerminated = true
          break
        }
        body += source[start..<end]
        body.append(.newline)
      }
      if !isTerminated { documents[number].unterminatedAt = line - 1 }
      if document.isQuoted {
        documents[number].body = Word(parts: [.literal(ByteString(body), quoted: true)])
      } else {
        var inner = Scanner(ByteString(body), line: firstLine)
        inner.depth = depth
        do throws(ParseFailure) {
          documents[number].body = try inner.documentBody()
        } catch {
          deferred = deferred ?? error
        }
        // A here-document in a substitution of this body has its place in the inner parser.
        if !inner.documents.isEmpty {
          deferred = deferred ?? refused("a here-document inside the expansion of another")
        }
      }
    }
    awaited = []
  }
}
