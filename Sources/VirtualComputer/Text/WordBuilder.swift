/// A word under construction: its bytes, and where each comes from.
struct WordBuilder {
  /// Where a byte comes from, which decides whether it is split and whether it is a pattern.
  enum Origin: UInt8 {
    /// The script, without quotes: a pattern, and not split.
    case plain
    /// Quoted: itself.
    case quoted
    /// An expansion without quotes: split, and a pattern.
    case expanded
    /// No byte: here one of several words ends, though it be empty.
    case wordEnd
    /// No byte: here one of several words ends, which goes away if it is empty.
    case splitEnd
    /// No byte: there is a word, though it be empty.
    case presence
  }

  private(set) var bytes: [UInt8] = []
  private(set) var origins: [Origin] = []

  init(bytes: [UInt8] = [], origins: [Origin] = []) {
    self.bytes = bytes
    self.origins = origins
  }

  mutating func append(_ text: ByteString, _ origin: Origin) {
    bytes.append(contentsOf: text.bytes)
    origins.append(contentsOf: repeatElement(origin, count: text.count))
  }

  mutating func mark(_ origin: Origin) {
    bytes.append(0)
    origins.append(origin)
  }

  /// Everything as one text; words of `$@` are joined by a blank.
  var joined: ByteString {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (byte, origin) in zip(bytes, origins) {
      switch origin {
      case .plain, .quoted, .expanded: result.append(byte)
      case .wordEnd, .splitEnd: result.append(.space)
      case .presence: break
      }
    }
    return ByteString(result)
  }

  /// As a pattern: quoted bytes that would mean something stand behind backslashes.
  var pattern: ByteString {
    var field = Field()
    for (byte, origin) in zip(bytes, origins) {
      switch origin {
      case .plain, .expanded: field.append(byte, quoted: false)
      case .quoted: field.append(byte, quoted: true)
      case .wordEnd, .splitEnd: field.append(.space, quoted: true)
      case .presence: break
      }
    }
    return field.pattern
  }

  /// The words that splitting makes of it.
  func fields(separators: ByteString) -> [Field] {
    var fields: [Field] = []
    var current: Field?
    var isBehindBlank = false
    func finish() {
      if let field = current { fields.append(field) }
      current = nil
    }
    for (byte, origin) in zip(bytes, origins) {
      switch origin {
      case .expanded where separators.contains(byte):
        if byte.isBlank || byte == .newline {
          if current != nil {
            finish()
            isBehindBlank = true
          }
        } else if current != nil {
          finish()
          isBehindBlank = false
        } else if isBehindBlank {
          isBehindBlank = false
        } else {
          fields.append(Field())
        }
      case .plain, .expanded, .quoted:
        current = current ?? Field()
        current?.append(byte, quoted: origin == .quoted)
        isBehindBlank = false
      case .wordEnd:
        fields.append(current ?? Field())
        current = nil
        isBehindBlank = false
      case .splitEnd:
        finish()
        isBehindBlank = false
      case .presence:
        current = current ?? Field()
        isBehindBlank = false
      }
    }
    finish()
    return fields
  }
}

/// A word after splitting.
struct Field {
  private(set) var text = ByteString()
  private var quoted: [Bool] = []

  mutating func append(_ byte: UInt8, quoted isQuoted: Bool) {
    text.bytes.append(byte)
    quoted.append(isQuoted)
  }

  /// Whether it could name files: an unquoted `*`, `?` or `[`.
  var isPattern: Bool {
    zip(text.bytes, quoted).contains { byte, isQuoted in
      !isQuoted
        && (byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "["))
    }
  }

  /// As a pattern, quoted bytes behind backslashes.
  var pattern: ByteString {
    var result: [UInt8] = []
    for (byte, isQuoted) in zip(text.bytes, quoted) {
      if isQuoted, "*?[]\\-!^".utf8.contains(byte) { result.append(.backslash) }
      result.append(byte)
    }
    return ByteString(result)
  }
}
