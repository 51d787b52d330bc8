/// Why a command could not do its part, for a person: lower case, what and where.
struct CommandError: Error, Hashable {
  /// The exit code.
  let code: Int32
  /// One line for each thing that is wrong.
  let lines: [String]

  /// It could not run, or failed.
  static func failed(_ message: String) -> CommandError { CommandError(code: 1, lines: [message]) }

  /// What it was given is not valid.
  static func refused(_ lines: String...) -> CommandError { CommandError(code: 2, lines: lines) }
}
