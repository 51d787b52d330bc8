import Glibc

/// Ends a child where this process dies before it, however it dies, and says why.
///
/// A shell waits for the end of a pipe whose other end only this process holds. It is in a session of
/// its own, so that what a terminal or `timeout` sends to this process' group does not reach it. On a
/// machine without /bin/sh there is none.
struct ChildGuardian: Sendable {
  /// The shell's process.
  let process: pid_t

  private static let script = """
    read -r child || exit 0
    read -r _
    kill -0 "$child" 2>/dev/null || exit 0
    printf '%s\\n' "understudy: this run was killed, and its server with it; ending $1"
    kill -TERM "$child"
    for _ in 1 2 3 4 5; do
      kill -0 "$child" 2>/dev/null || exit 0
      sleep 1
    done
    kill -KILL "$child" 2>/dev/null
    """

  /// POSIX_SPAWN_SETSID, which the C library shows to GNU programs only.
  private static let newSession: Int16 = 0x80

  /// The end of the pipe that is open until this process ends.
  private let pipe: FileDescriptor

  /// Begins to watch, before there is a child; nil where that cannot be.
  init?(named name: String) {
    var ends: [Int32] = [-1, -1]
    guard unsafe Glibc.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    pipe = FileDescriptor(ends[1])
    let shell = ProgramStart(
      words: ["/bin/sh", "-c", Self.script, "understudy", name],
      environment: [Array("PATH=/usr/bin:/bin".utf8)])
    do throws(SystemError) {
      process = try shell.run(input: FileDescriptor(ends[0])) { attributes in
        unsafe posix_spawnattr_setflags(&attributes, Self.newSession)
      }
    } catch {
      close(ends[1])
      return nil
    }
  }

  /// Tells it which process the child is.
  func watch(_ child: pid_t) { try? pipe.write(Array("\(child)\n".utf8)) }

  /// Ends it, as the child has ended or could not be started.
  func dismiss() {
    try? pipe.close()
    kill(process, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
  }
}
