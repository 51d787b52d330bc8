import Wire

/// A program that runs: its arguments, and what it has read.
///
/// A program is a function that is called again whenever what it asked for has come; it keeps what
/// it knows in `notes`. What it has written in a call counts once the call ends with a step other
/// than `input`: a program asks for its input before it does anything else.
final class ProgramRun {
  unowned let machine: Machine
  unowned let process: Process
  private let program: Program
  /// The name of the program on the disk.
  let key: ByteString
  /// The name it was called by, and its arguments.
  let name: ByteString
  let arguments: [ByteString]
  var environment: [ByteString: ByteString]
  /// What the program remembers between its calls.
  var notes: [ByteString] = []
  /// How many of its last commands a program has started.
  var gathered = 0
  private(set) var phase = Phase.start
  private(set) var input = ByteString()
  private(set) var hasWholeInput = false

  /// What has come since the last call.
  enum Phase: Hashable {
    case start
    /// A part of the input, or its end.
    case chunk(ByteString)
    case inputEnd
    case slept
    /// The child has ended, or nil where the time was up.
    case childEnded(Int32?)
  }

  /// What has to be thrown once the program returns.
  private var deferred: Interrupt?

  /// What it waits for before it is called again.
  enum Wait: Hashable {
    case none
    case whole
    case chunk
    case sleep
    case child(Int)
    /// Nothing: what it wrote goes out, and it ends with a status.
    case end(Int32)
  }

  private(set) var wait = Wait.none

  /// A run of a simulated program; nil where there is none of this name.
  init?(
    machine: Machine, process: Process, key: ByteString, arguments: [ByteString],
    environment: [ByteString: ByteString]
  ) {
    guard let program = machine.commands.programs[key] else { return nil }
    self.machine = machine
    self.process = process
    self.program = program
    self.key = key
    name = Disk.name(of: arguments[0])
    self.arguments = Array(arguments.dropFirst())
    self.environment = environment
  }

  /// Goes on until it waits or ends.
  func run() throws(Interrupt) {
    while case .ready = process.state, case .program(let current)? = process.body,
      current === self
    {
      guard try hasArrived() else { return }
      wait = .none
      var step: ProgramStep
      do throws(Interrupt) {
        try machine.count()
        step = try program(self)
        if let deferred { throw deferred }
      } catch .input {
        step = .input
      } catch .disk(let error) {
        try fail("write error: \(error.message)")
        step = .end(1)
      }
      try take(step)
      if !process.outbox.isEmpty { return }
    }
  }

  private func take(_ step: ProgramStep) throws(Interrupt) {
    switch step {
    case .end(let status):
      if process.outbox.isEmpty {
        machine.end(process, status)
      } else {
        // What it wrote goes first.
        wait = .end(status)
      }
    case .replaced: return
    case .input: wait = .whole
    case .chunk: wait = .chunk
    case .sleep(let duration):
      process.state = .sleeping(until: machine.now + duration)
      wait = .sleep
    case .become(let arguments, let searches):
      try become(arguments, searches)
    case .child(let arguments, let limit):
      let child = try machine.makeProcess(
        parent: process, call: process.call, arguments: arguments, directory: process.directory)
      if let failure = try machine.load(
        arguments, environment: environment, into: child, searching: environment["PATH"])
      {
        try fail("failed to run command ‘\(arguments[0])’: \(failure.reason)")
        machine.end(child, failure.status)
      }
      wait = .child(child.pid)
      process.state =
        limit.map { .waitingAtMost(child.pid, until: machine.now + $0) } ?? .waiting([child.pid])
    }
  }

  /// Whether what it waits for has come; it is then in `phase`.
  private func hasArrived() throws(Interrupt) -> Bool {
    switch wait {
    case .end(let status):
      machine.end(process, status)
      return false
    case .none: return true
    case .sleep:
      phase = .slept
      return true
    case .child(let pid):
      let status = machine.reap(pid)
      phase = .childEnded(status)
      if status == nil { notes.append("\(pid)") }
      return true
    case .chunk:
      guard let file = process.descriptors[0] else {
        phase = .inputEnd
        return true
      }
      // A device gives as much as it is asked for.
      guard let bytes = try machine.read(file, limit: Pipe.capacity) else {
        process.state = .reading(file: file)
        return false
      }
      phase = bytes.isEmpty ? .inputEnd : .chunk(bytes)
      return true
    case .whole:
      phase = .inputEnd
      guard let file = process.descriptors[0] else {
        hasWholeInput = true
        return true
      }
      while true {
        guard let bytes = try machine.read(file) else {
          process.state = .reading(file: file)
          return false
        }
        if bytes.isEmpty { break }
        input += bytes
        try machine.count(bytes.count >> 10)
      }
      hasWholeInput = true
      return true
    }
  }

  private func become(_ arguments: [ByteString], _ searches: Bool) throws(Interrupt) {
    process.arguments = arguments
    if let failure = try machine.load(
      arguments, environment: environment, into: process, searching: environment["PATH"])
    {
      try fail("\(Self.quoted(arguments[0], name)): \(failure.reason)")
      machine.end(process, failure.status)
    }
  }

  private static func quoted(_ text: ByteString, _ program: ByteString) -> ByteString {
    switch program {
    case "nohup", "setsid", "timeout": "failed to run command ‘\(text)’"
    default: "‘\(text)’"
    }
  }

  /// Sets what a run had come to when it was written down.
  func restore(
    notes: [ByteString], gathered: Int, phase: Phase, wait: Wait, input: ByteString,
    hasWholeInput: Bool
  ) {
    self.notes = notes
    self.gathered = gathered
    self.phase = phase
    self.wait = wait
    self.input = input
    self.hasWholeInput = hasWholeInput
  }

  // MARK: What programs use

  /// All of standard input; it throws `input` until that has come.
  func standardInput() throws(Interrupt) -> ByteString {
    guard hasWholeInput else { throw .input }
    return input
  }

  /// `write`, among changes of the disk: whatever else stops it is thrown once the program returns.
  func writeOutput(_ bytes: ByteString) throws(DiskError) {
    try deferring { () throws(Interrupt) in try write(bytes) }
  }

  /// `fail`, among changes of the disk.
  func failOnDisk(_ message: ByteString) throws(DiskError) {
    try deferring { () throws(Interrupt) in try fail(message) }
  }

  private func deferring(_ body: () throws(Interrupt) -> Void) throws(DiskError) {
    do throws(Interrupt) {
      try body()
    } catch .disk(let error) {
      throw error
    } catch {
      deferred = deferred ?? error
    }
  }

  /// Writes to standard output.
  func write(_ bytes: ByteString) throws(Interrupt) {
    try write(bytes, to: 1)
  }

  /// Writes a line to standard error, with the program's name before it.
  func fail(_ message: ByteString) throws(Interrupt) {
    try write("\(name): \(message)\n", to: 2)
  }

  func write(_ bytes: ByteString, to descriptor: Int) throws(Interrupt) {
    guard let file = process.descriptors[descriptor] else { return }
    try machine.write(bytes, to: file, by: process)
  }

  /// The canonical path of what an argument names.
  func resolve(_ path: ByteString, followingLast: Bool = true) throws(DiskError) -> ByteString {
    try machine.disk.resolve(path, from: process.directory, followingLast: followingLast)
  }

  /// The node that an argument names.
  func node(
    _ path: ByteString, followingLast: Bool = true
  ) throws(DiskError) -> (path: ByteString, node: DiskNode) {
    let path = try resolve(path, followingLast: followingLast)
    guard let node = machine.disk.node(at: path) else { throw .notFound }
    return (path, node)
  }

  /// The bytes of a file that an argument names; `-` and /dev/stdin are standard input.
  func content(of path: ByteString) throws(Interrupt) -> Result<ByteString, DiskError> {
    if path == "-" || path == "/dev/stdin" { return .success(try standardInput()) }
    do throws(DiskError) {
      let canonical = try resolve(path)
      return .success(try machine.disk.read(canonical))
    } catch {
      if error == .unsimulated { throw .refused(Refusal("the content of \(path)")) }
      return .failure(error)
    }
  }

  /// The mode of a file that the process makes.
  var fileMode: UInt16 { 0o666 & ~process.umask }

  /// What the program does is not simulated.
  func refuse(_ what: ByteString) -> Interrupt {
    .refused(Refusal("\(name) \(what)"))
  }
}

/// What a program does: it is called again until it ends.
typealias Program = @Sendable (ProgramRun) throws(Interrupt) -> ProgramStep

/// What a program wants next.
enum ProgramStep {
  case end(Int32)
  /// All of standard input.
  case input
  /// The next part of standard input.
  case chunk
  case sleep(Duration)
  /// To go on as another program.
  case become([ByteString], searching: Bool = true)
  /// The process has another body now.
  case replaced
  /// Another program to run and end, within a time.
  case child([ByteString], limit: Duration? = nil)
}

/// Why a program could not be started.
struct LoadFailure {
  let message: ByteString
  /// The message without the program's name.
  let reason: ByteString
  let status: Int32
}
