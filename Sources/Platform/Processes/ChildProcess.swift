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
  private let guardian: ChildGuardian?

  /// Starts a program, looked for on PATH.
  ///
  /// From now on signals are forwarded to it, and it is ended where this process dies before it.
  package init(
    _ words: [String], environment: [[UInt8]], _ parent: ParentProcess
  ) throws(SystemError) {
    parent.guardOwnFiles()
    let guardian = ChildGuardian(named: words[0])
    do throws(SystemError) {
      process = try ProgramStart(words: words, environment: environment).run { attributes in
        parent.restoreSignals(in: &attributes)
      }
    } catch {
      guardian?.dismiss()
      throw error
    }
    guardian?.watch(process)
    SignalForwarder.forward(to: process)
    self.guardian = guardian
  }

  /// Asks it to end, and ends it where it is still there after five seconds.
  package func terminate() {
    SignalForwarder.send(SIGTERM)
    DispatchQueue.global().asyncAfter(deadline: .now() + 5) { SignalForwarder.send(SIGKILL) }
  }

  /// Waits until it ends. Its own children may live on; they are not waited for.
  package func ended() async -> End {
    let (process, guardian) = (process, guardian)
    return await withCheckedContinuation { continuation in
      // A thread of its own: those of the server must not wait.
      DispatchQueue(label: "understudy.child").async {
        continuation.resume(returning: Self.wait(for: process, guardian))
      }
    }
  }

  private static func wait(for process: pid_t, _ guardian: ChildGuardian?) -> End {
    // Orphans of this machine, or of this container, are the first process' to bury.
    var isGuarded = guardian != nil
    if CurrentProcess.id == 1 {
      while let ended = nextEnded(), ended != process {
        if ended == guardian?.process { isGuarded = false }
        bury(ended)
      }
    }
    var info = unsafe siginfo_t()
    // It is looked at before it is buried, so that no signal is sent to another by its number.
    while unsafe waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    SignalForwarder.stop()
    let status = bury(process)
    if isGuarded { guardian?.dismiss() }
    let signal = status & 0x7f
    return signal == 0 ? .exited(status >> 8 & 0xff) : .killed(by: signal)
  }

  /// The next child of this process that has ended, not buried yet; nil where there is no child.
  private static func nextEnded() -> pid_t? {
    var info = unsafe siginfo_t()
    while unsafe waitid(P_ALL, 0, &info, WEXITED | WNOWAIT) != 0 {
      guard errno == EINTR else { return nil }
    }
    return unsafe info._sifields._sigchld.si_pid
  }

  /// Takes the status of a child that has ended.
  @discardableResult
  private static func bury(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
