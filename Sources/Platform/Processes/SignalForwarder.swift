import Glibc
import Synchronization

/// Hands signals on to the child, once each.
///
/// The child stays in this process' group, so that a terminal treats the two as one: what the
/// terminal sends (Ctrl-C, Ctrl-\, a closed window) reaches the child by itself and is only
/// survived here; Ctrl-Z stops both. What is sent to this process alone is passed on. A signal that
/// was ignored when the program began stays ignored, as under nohup.
package enum SignalForwarder {
  private static let forwarded = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGWINCH]

  /// The child's process; 0 before it is started, -1 once it has ended.
  private static let child = Atomic<pid_t>(0)
  /// What came before there was a child.
  private static let early = Atomic<Int32>(0)

  /// Begins to listen. Signals that come before there is a child are kept for it.
  package static func install() {
    // Lazy values must exist before a handler needs them.
    _ = child.load(ordering: .relaxed)
    _ = early.load(ordering: .relaxed)
    for number in forwarded where !isIgnored(number) {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_sigaction = { number, info, _ in
        // A terminal's signals come from the kernel (SI_KERNEL), those of kill() do not.
        let isFromTerminal = unsafe info?.pointee.si_code == 0x80
        SignalForwarder.take(number, isFromTerminal: isFromTerminal)
      }
      action.sa_flags = SA_SIGINFO | SA_RESTART
      unsafe sigaction(number, &action, nil)
    }
  }

  /// The signal that has already asked this process to end; nil where none has.
  package static var ending: Int32? {
    let number = early.load(ordering: .sequentiallyConsistent)
    return number == 0 ? nil : number
  }

  /// From now on there is a child.
  static func forward(to process: pid_t) {
    child.store(process, ordering: .sequentiallyConsistent)
    if let number = ending { kill(process, number) }
  }

  /// The child has ended, and its process must not be named again: from now on signals end this
  /// process.
  static func stop() { child.store(-1, ordering: .sequentiallyConsistent) }

  /// Sends a signal to the child, where there is one.
  static func send(_ number: Int32) {
    let process = child.load(ordering: .sequentiallyConsistent)
    if process > 0 { kill(process, number) }
  }

  /// Runs inside a signal handler.
  private static func take(_ number: Int32, isFromTerminal: Bool) {
    let process = child.load(ordering: .sequentiallyConsistent)
    if process > 0 {
      if !isFromTerminal || getpgid(process) != getpgrp() { kill(process, number) }
    } else if [SIGINT, SIGTERM, SIGHUP, SIGQUIT].contains(number) {
      if process < 0 { _exit(128 + number) }
      early.store(number, ordering: .sequentiallyConsistent)
    }
  }

  /// Whether a signal is ignored at present.
  static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    unsafe sigaction(number, nil, &action)
    let handler = unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    // SIG_IGN, which is a cast that Swift does not import.
    return handler == 1
  }
}
