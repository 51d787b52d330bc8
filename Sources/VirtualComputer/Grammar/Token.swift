/// A piece of a script: a word, an operator, or an end.
struct Token {
  enum Kind {
    case word(Word, Assignment?)
    case symbol(String)
    /// A number right before a redirection.
    case descriptor(Int)
    case newline
    case end
  }

  let kind: Kind
  /// Where it begins and ends in the text.
  let range: Range<Int>
  /// The line where it begins, from 1.
  let line: Int
}
