/// A word of a script before its expansion: its pieces in order.
struct Word: Sendable {
  var parts: [WordPart] = []

  /// The text of a word without expansions, quotes removed; nil for any other.
  var constant: ByteString? {
    var text = ByteString()
    for part in parts {
      guard case .literal(let piece, _) = part else { return nil }
      text += piece
    }
    return text
  }
}

/// A piece of a word. What is quoted is neither split into fields nor taken as a pattern.
indirect enum WordPart: Sendable {
  case literal(ByteString, quoted: Bool)
  /// `~` or `~name` where the shell replaces it: the name.
  case tilde(ByteString)
  case parameter(Parameter, quoted: Bool)
  /// `$( )` or backquotes.
  case substitution([ListItem], quoted: Bool)
  /// `$(( ))`: its text, which is expanded as if in double quotes.
  case arithmetic(Word, quoted: Bool)
  /// `${...}` that is none: an error when it is reached, with this text.
  case badSubstitution(ByteString)
}

/// `$name` or `${name...}`.
struct Parameter: Sendable {
  enum Operation: Sendable {
    case value
    case length
    /// `-` `=` `?` `+`, with a colon or without one.
    case otherwise(Character, colon: Bool, Word)
    /// `#` `##` `%` `%%`.
    case trim(Trim, Word)
  }

  let name: ByteString
  var operation: Operation = .value
}

/// Which end of a value a pattern takes away.
struct Trim: Hashable, Sendable {
  let fromEnd: Bool
  let longest: Bool
}
