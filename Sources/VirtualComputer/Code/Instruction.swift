/// One step of a script, after parsing.
///
/// A script is translated into a list of these so that the whole state of a shell that runs it is
/// a value: places in lists, and stacks. The list itself is not part of that state; the same text
/// gives the same list.
enum Instruction: Sendable {
  // MARK: Words: pieces are added to the word under construction

  case beginWord
  case literal(ByteString, quoted: Bool)
  case tilde(ByteString)
  case parameter(ByteString, quoted: Bool)
  case parameterLength(ByteString, quoted: Bool)
  /// Takes the pattern from the stack of values.
  case trimParameter(ByteString, Trim, quoted: Bool)
  /// Takes the value from the stack of values.
  case assignParameter(ByteString, quoted: Bool)
  /// Takes the message from the stack of values.
  case failParameter(ByteString, colon: Bool)
  case jumpIfSet(ByteString, colon: Bool, to: Int)
  /// The commands of `$( )` begin behind this step; the shell goes on at `end`.
  case substitute(quoted: Bool, end: Int)
  /// Takes the expression from the stack of values.
  case arithmetic(quoted: Bool)
  case badSubstitution(ByteString)
  case endWord(WordUse)

  // MARK: Simple commands

  case line(Int)
  case beginCommand(line: Int)
  /// Takes the value from the stack of values.
  case assignment(ByteString)
  /// An argument `name=value` of a builtin that declares; takes the value from the stack.
  case assignmentArgument(ByteString)
  /// Takes the target from the stack of values.
  case redirect(Redirection.Kind, descriptor: Int)
  case execute

  // MARK: Control

  case jump(Int)
  case jumpIfSuccess(Int)
  case jumpIfFailure(Int)
  case setStatus(Int32)
  case invert
  /// Failures up to `endTest` do not end a shell with `-e`.
  case beginTest
  case endTest
  case beginLoop(next: Int, end: Int)
  case noteLoopStatus
  case endLoop
  /// A loop over the words of the command under construction.
  case beginEach(ByteString, end: Int)
  case nextEach(end: Int)
  case allPositional
  /// Compares the value on the stack with the pattern above it, which is taken.
  case matchPattern(to: Int)
  case popValue
  case subshell(end: Int)
  case pipeline(stages: [Int], joined: [Bool], end: Int)
  case background(end: Int)
  /// The end of a subshell, a stage, or a substitution.
  case endProcess
  case define(ByteString, end: Int)
  case endFunction
  case testUnary(ByteString)
  case testBinary(ByteString)
  /// Takes the redirections of the command under construction; at `end` where one fails.
  case pushRedirections(end: Int)
  case popRedirections
  /// With `-e`, a status other than 0 ends the shell here.
  case checkError

  // MARK: The ends of a text

  case warning(line: Int, ByteString)
  case syntaxError(line: Int, [ByteString])
  case endText
}

/// What becomes of a word.
enum WordUse: Sendable {
  /// Split, expanded as a pattern, and added to the arguments.
  case argument
  /// One text, on the stack of values.
  case value
  /// One text whose quoted bytes stand behind backslashes.
  case pattern
  /// As an argument, but exactly one text; otherwise the source is ambiguous.
  case target(ByteString)
}
