import Glibc

/// A program as it is to be started: its words, the first of which is looked for on PATH, and its
/// environment, byte for byte.
struct ProgramStart {
  let words: [String]
  let environment: [[UInt8]]

  /// Starts it.
  ///
  /// - Parameters:
  ///   - input: What it reads as standard input, with standard error in the place of standard
  ///     output; nil for those of this process.
  ///   - prepare: Says how signals stand for it.
  /// - Returns: Its process.
  /// - Throws: Why it could not be started.
  func run(
    input: FileDescriptor? = nil, _ prepare: (inout posix_spawnattr_t) -> Void
  ) throws(SystemError) -> pid_t {
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    prepare(&attributes)
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if let input {
      unsafe posix_spawn_file_actions_adddup2(&actions, input.number, STDIN_FILENO)
      unsafe posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    }
    let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    let variables =
      unsafe environment.map { entry in
        unsafe strndup(entry.map { CChar(bitPattern: $0) }, entry.count)
      } + [nil]
    defer {
      for index in unsafe arguments.indices { unsafe free(arguments[index]) }
      for index in unsafe variables.indices { unsafe free(variables[index]) }
    }
    var process: pid_t = 0
    let fault = unsafe posix_spawnp(
      &process, words[0], &actions, &attributes, arguments, variables)
    guard fault == 0 else { throw SystemError(code: fault) }
    return process
  }
}
