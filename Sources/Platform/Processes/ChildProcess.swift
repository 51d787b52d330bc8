import Dispatch
import Glibc

/// A program that was started from here, with this process' input, output and terminal.
package struct ChildProcess: Sendable {
  /// How it ended.
  package enum End: Hashable, Sendable {
    case exited(Int32)
    case killed(by: Int32)

    /// As a shell tells it: 128 and the signal's number for one that was killed.
    package var code: Int32 {
      switch self {
      case .exited(let code): code
      case .killed(let signal): 128 + signal
      }
    }
  }

  private let process: pid_t

  /// Starts a program, looked for on PATH.
  ///
  /// From now on signals are forwarded to it.
  package init(
    _ words: [String], environment: [[UInt8]], _ parent: ParentProcess
  ) throws(SystemError) {
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    parent.restoreSignals(in: &attributes)
    parent.guardOwnFiles()
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
      &process, words[0], nil, &attributes, arguments, variables)
    guard fault == 0 else { throw SystemError(code: fault) }
    self.process = process
    SignalForwarder.forward(to: process)
  }

  /// Waits until it ends. Its own children may live on; they are not waited for.
  package func ended() async -> End {
    let process = process
    return await withCheckedContinuation { continuation in
      // A thread of its own: those of the server must not wait.
      DispatchQueue(label: "understudy.child").async {
        continuation.resume(returning: Self.wait(for: process))
      }
    }
  }

  private static func wait(for process: pid_t) -> End {
    var info = unsafe siginfo_t()
    // It is looked at before it is buried, so that no signal is sent to another by its number.
    while unsafe waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    SignalForwarder.stop()
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? .exited(status >> 8 & 0xff) : .killed(by: signal)
  }
}
