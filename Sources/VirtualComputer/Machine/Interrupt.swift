/// Why a step did not come to its end.
enum Interrupt: Error {
  case refused(Refusal)
  /// A message and a status that end the shell.
  case fatal(ByteString, status: Int32)
  case disk(DiskError)
  /// All of standard input is wanted.
  case input
}
