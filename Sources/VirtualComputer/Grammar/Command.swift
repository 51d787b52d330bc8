/// A command, and whether the list goes on without waiting for it.
struct ListItem: Sendable {
  let command: Command
  var isBackground = false
}

/// A command of the shell's grammar.
indirect enum Command: Sendable {
  case simple(SimpleCommand)
  case and(Command, Command)
  case or(Command, Command)
  case not(Command)
  /// Two or more stages; `joined` says which stages send stderr along (`|&`).
  case pipeline([Command], joined: [Bool])
  case subshell([ListItem])
  case group([ListItem])
  /// Condition and body of each branch, then what else.
  case branches([(condition: [ListItem], body: [ListItem])], otherwise: [ListItem]?)
  case loop(condition: [ListItem], until: Bool, body: [ListItem])
  /// Without words it goes over the positional parameters.
  case each(ByteString, [Word]?, body: [ListItem])
  case choice(Word, [(patterns: [Word], body: [ListItem])])
  case function(ByteString, Command)
  case condition(Condition, line: Int)
  case redirected(Command, [Redirection], line: Int)
}

/// Assignments, words and redirections of one line's command.
struct SimpleCommand: Sendable {
  var assignments: [Assignment] = []
  var words: [Argument] = []
  var redirections: [Redirection] = []
  let line: Int
}

/// `name=value` before a command, or as an argument of a builtin that declares.
struct Assignment: Sendable {
  let name: ByteString
  let value: Word
}

/// A word of a simple command, and how it reads where it is an assignment.
struct Argument: Sendable {
  let word: Word
  let assignment: Assignment?
}

/// A redirection as it is written.
struct Redirection: Sendable {
  enum Kind: Sendable {
    case read, write, append, readWrite
    /// `&>` and `&>>`.
    case writeBoth, appendBoth
    /// `>&` and `<&`: another descriptor, or `-`.
    case duplicate(input: Bool)
    /// The number of the here-document in its script.
    case document(Int)
  }

  let kind: Kind
  /// The descriptor that is changed.
  let descriptor: Int
  /// The word behind the operator; a here-document's body stands elsewhere.
  let target: Word
  /// The target as it is written, for messages.
  let source: ByteString
}

/// The lines behind `<<`, once they have been read.
struct HereDocument: Sendable {
  let delimiter: ByteString
  /// Whether the delimiter was quoted, so that nothing in the body is expanded.
  let isQuoted: Bool
  let stripsTabs: Bool
  let line: Int
  var body = Word()
  /// The line of the end of the text, where no delimiter came.
  var unterminatedAt: Int?
}

/// What stands in `[[ ]]`.
indirect enum Condition: Sendable {
  case and(Condition, Condition)
  case or(Condition, Condition)
  case not(Condition)
  case unary(ByteString, Word)
  case binary(Word, ByteString, Word)
}
