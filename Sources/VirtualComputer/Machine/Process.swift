import Wire

/// A process of a computer: a shell or a program.
final class Process {
  enum State: Hashable {
    case ready
    /// Until bytes or the end of the pipe behind descriptor 0 come, or that of another descriptor.
    case reading(file: Int)
    case writing
    case sleeping(until: Instant)
    /// Until these have ended.
    case waiting([Int])
    /// Until one of these has ended or the instant has come.
    case waitingAtMost(Int, until: Instant)
    case ended(Int32)
  }

  enum Body {
    case shell(Shell)
    case program(ProgramRun)
  }

  let pid: Int
  var parent: Int
  var group: Int
  /// The call that started it.
  let call: Int
  var arguments: [ByteString]
  var state = State.ready
  /// From numbers of descriptors to numbers of open files.
  var descriptors: [Int: Int] = [:]
  var directory: ByteString
  var umask: UInt16
  let started: Instant
  var body: Body?
  /// What it has written and the file has not taken yet.
  var outbox: [(file: Int, bytes: ByteString)] = []
  var ignoresHangup = false

  init(
    pid: Int, parent: Int, group: Int, call: Int, arguments: [ByteString], directory: ByteString,
    umask: UInt16 = 0o022, started: Instant
  ) {
    self.pid = pid
    self.parent = parent
    self.group = group
    self.call = call
    self.arguments = arguments
    self.directory = directory
    self.umask = umask
    self.started = started
  }

  var isEnded: Bool {
    if case .ended = state { return true }
    return false
  }
}
