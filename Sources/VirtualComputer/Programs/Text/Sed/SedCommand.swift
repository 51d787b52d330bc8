/// A command of a sed script, with the lines that it is for.
struct SedCommand {
  enum Kind {
    /// `{`, with the place behind its `}`.
    case block(end: Int)
    case blockEnd
    case lineNumber
    case append(ByteString)
    case insert(ByteString)
    case change(ByteString)
    case delete
    case print
    case quit(Int32)
    case substitute(SedSubstitution)
    case translate([UInt32: UInt32])
  }

  enum Address {
    case line(Int)
    case last
    /// Nil for the expression that was used last.
    case pattern(Regex?)
    /// A first line and a distance.
    case step(Int, Int)
    /// So many lines more; only as a second address.
    case count(Int)
    /// Up to a line whose number is a multiple; only as a second address.
    case multiple(Int)
  }

  var first: Address?
  var second: Address?
  var isNegated = false
  var kind: Kind
}

/// What `s` does.
struct SedSubstitution {
  enum Part {
    case text(ByteString)
    /// What a group matched; 0 is all of the match.
    case group(Int)
    case letterCase(LetterCase)
  }

  /// `\U`, `\L`, `\E`, `\u` and `\l`.
  enum LetterCase {
    case upper, lower, end, upperOnce, lowerOnce
  }

  var pattern: Regex?
  var replacement: [Part] = []
  var isGlobal = false
  var prints = false
  var number = 1
}

/// A script that is not one.
enum SedFailure: Error {
  /// A message with the place where it was noticed.
  case wrong(ByteString, expression: Int, character: Int)
  /// A message that ends sed with status 4.
  case panic(ByteString)
  case refused(ByteString)
}
