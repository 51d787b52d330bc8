/// A regular expression as it is written, without its signs.
///
/// Characters are code points by number; a byte that belongs to none has a number beyond them, as
/// `CharacterSet.value` gives it.
indirect enum RegexNode {
  case empty
  case character(UInt32)
  /// Any code point.
  case any
  case set(RegexSet)
  case group(RegexNode, Int)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  case repeated(RegexNode, Int, Int?)
  /// What a group matched.
  case reference(Int)
  case assertion(RegexAssertion)
}

/// What holds at a place between two characters.
enum RegexAssertion {
  case start
  case end
  case wordStart
  case wordEnd
  case wordEdge
  case noWordEdge
  /// No character of a word stands before the place.
  case noWordBefore
  /// No character of a word stands behind the place.
  case noWordAfter
}

/// Which of the POSIX forms a text is in, and whose habits the program has that reads it.
struct RegexSyntax {
  /// Extended, with bare `( ) { } | + ?`, or basic.
  var isExtended = false
  /// The habits of grep, which takes an operator without an operand; sed complains.
  var isLenient = false
  var ignoresCase = false
}

/// Why a text is not a regular expression that runs.
enum RegexFailure: Error {
  /// What the real program says.
  case wrong(ByteString)
  /// `[:space:]` without a second pair of brackets, which ends sed in another way.
  case classWithoutBrackets
  case refused(ByteString)

  static let classMessage: ByteString = "character class syntax is [[:space:]], not [:space:]"
}

/// The part of a text that a regular expression matched.
struct RegexMatch {
  let range: Range<Int>
  /// What the groups matched, from group 1.
  var groups: [Range<Int>?] = []
}
