/// Why a text is not a script that runs.
enum ParseFailure: Error, Hashable {
  /// The shell's own error: the message of each line, behind `line N: `.
  case syntax(line: Int, messages: [ByteString])
  /// A construct that real shells have and this one does not.
  case refused(Refusal)
}
