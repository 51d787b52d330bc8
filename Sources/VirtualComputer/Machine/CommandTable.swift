/// What a computer can run: given to it from above, since builtins and programs use the machine.
struct CommandTable: Sendable {
  let builtins: [ByteString: Builtin]
  /// Builtins that real shells have and this one refuses.
  let unsimulatedBuiltins: Set<ByteString>
  let programs: [ByteString: Program]
}

/// A command that the shell itself runs. Its first argument is its name.
typealias Builtin = @Sendable (Shell, [ByteString]) throws(Interrupt) -> BuiltinResult

/// What a builtin came to.
enum BuiltinResult {
  case status(Int32)
  /// It is run again, from its start, once the process is ready again.
  case waits(Process.State)
  /// A text runs now, in a call that the builtin has made.
  case entered
  /// It has left a loop, a call or the shell.
  case left
  /// Another command, without functions.
  case command([ByteString])
  /// A program in this shell's place.
  case becomes([ByteString])
}
