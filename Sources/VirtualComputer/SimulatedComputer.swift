package import Wire

/// A simulated computer: a disk, and shells and programs that work on it.
///
/// Nothing is executed on the real machine. A computer is a value: what it will answer depends on it
/// and on the texts that it is given alone. What lives on behind a call, such as a job in the
/// background, is part of it. A refusal leaves the computer as it was.
package struct SimulatedComputer: Sendable {
  /// The files.
  package var disk: Disk
  /// The computer's clock: it never goes back.
  package private(set) var now: Instant
  /// The name of the machine.
  package var hostname: ByteString = "computer"
  /// The user that commands run as.
  package var user: ByteString = "root"
  /// The user's own folder.
  package var home: ByteString = "/root"
  private var counters = Machine.Counters()
  /// Processes, pipes and calls as bytes; empty where none lives.
  private var living: [UInt8] = []

  /// A computer with the usual folders and programs.
  package init(at instant: Instant, seed: UInt64) {
    disk = Skeleton.disk
    now = instant
    counters.random = seed
  }

  /// A text to run, and around it what a call gives.
  package struct Call: Sendable {
    /// The commands.
    package var text: ByteString
    /// Where they begin; nil for the user's folder.
    package var directory: ByteString?
    /// Variables beside the usual ones.
    package var environment: [ByteString: ByteString] = [:]
    /// What standard input gives.
    package var input = ByteString()
    /// How long it may take by the computer's clock; nil for as long as it likes.
    package var limit: Duration?

    /// A call that runs a text.
    package init(_ text: ByteString) {
      self.text = text
    }
  }

  /// What a call came to.
  package struct Outcome: Sendable {
    /// What was written, in order.
    package var pieces: [OutputPiece]
    /// The exit code.
    package var status: Int32
    /// What was not simulated; the computer is then as it was.
    package var refusal: Refusal?
    /// Whether it was ended because its time was up; the exit code is then 124.
    package var isTimedOut = false

    /// Everything that went to a stream; nil for both in the order in which they were written.
    package func output(_ stream: OutputStream? = nil) -> ByteString {
      var text = ByteString()
      for piece in pieces where stream == nil || piece.stream == stream { text += piece.bytes }
      return text
    }

    init(refused refusal: Refusal, at instant: Instant) {
      pieces = [
        OutputPiece(stream: .stderr, bytes: refusal.message + "\n", instant: instant)
      ]
      status = 2
      self.refusal = refusal
    }

    init(pieces: [OutputPiece], status: Int32) {
      self.pieces = pieces
      self.status = status
    }
  }

  // MARK: Calls

  /// Runs a text by `bash -c` to its end: the computer's clock goes over its sleeps.
  package mutating func run(_ call: Call) -> Outcome {
    let machine = machine()
    do throws(Interrupt) {
      let number = try machine.begin(call)
      let isTimedOut = try machine.runToEnd(of: number, within: call.limit)
      // What the call has put into the background begins with it, and may be refused with it.
      try machine.runReady()
      let record = machine.calls.removeValue(forKey: number)
      keep(machine)
      var outcome = Outcome(
        pieces: record?.pieces ?? [], status: isTimedOut ? 124 : record?.status ?? 1)
      outcome.isTimedOut = isTimedOut
      return outcome
    } catch .refused(let refusal) {
      return Outcome(refused: refusal, at: now)
    } catch {
      return Outcome(pieces: [], status: 1)
    }
  }

  /// Begins a call, and runs it up to its end or its first wait; its number.
  package mutating func start(_ call: Call) throws(Refusal) -> Int {
    let machine = machine()
    do throws(Interrupt) {
      let number = try machine.begin(call)
      try machine.runReady()
      keep(machine)
      return number
    } catch .refused(let refusal) {
      throw refusal
    } catch {
      throw Refusal("a call that cannot begin")
    }
  }

  /// What a call has come to, once; nil while it runs.
  package mutating func take(_ call: Int) -> Outcome? {
    guard !living.isEmpty else { return nil }
    let machine = machine()
    guard let record = machine.calls[call], let status = record.status else { return nil }
    machine.calls[call] = nil
    keep(machine)
    return Outcome(pieces: record.pieces, status: status)
  }

  /// Lets the clock go on, and everything run that is due by then. A clock that is ahead stays.
  package mutating func advance(to instant: Instant) {
    guard !living.isEmpty else {
      now = max(now, instant)
      return
    }
    let machine = machine()
    machine.isAdvancing = true
    while let wake = machine.nextWake, wake <= instant {
      machine.now = max(machine.now, wake)
      machine.beginStretch()
      // A process that is refused ends by itself; nothing else is thrown.
      do throws(Interrupt) { try machine.runReady() } catch { break }
    }
    machine.now = max(machine.now, instant)
    keep(machine)
  }

  /// The next instant at which something happens by itself.
  package var nextWake: Instant? {
    living.isEmpty ? nil : machine().nextWake
  }

  /// The counters and whatever lives on, as bytes.
  func state() -> [UInt8] {
    var writer = StateWriter()
    writer.write(counters)
    writer.write(disk.nextNumber)
    writer.write(bytes: living)
    return writer.bytes
  }

  /// Takes over what `state` has written; what is none is a computer without processes.
  mutating func restore(clock: Instant, state: [UInt8]) {
    now = max(now, clock)
    var reader = StateReader(state)
    guard let counters = try? reader.value(Machine.Counters.self),
      let number = try? reader.number(),
      let living = try? reader.bytes()
    else { return }
    self.counters = counters
    self.living = living
    disk.nextNumber = max(disk.nextNumber, number)
  }

  /// Ends every process, as switching the computer off does.
  package mutating func stop() {
    living = []
  }

  private static let commands = CommandTable(
    builtins: Builtins.table, unsimulatedBuiltins: Builtins.unsimulated,
    programs: Programs.table)

  private func machine() -> Machine {
    var configuration = Machine.Configuration()
    configuration.hostname = hostname
    configuration.user = user
    configuration.home = home
    let machine = Machine(
      disk: disk, now: now, configuration: configuration, commands: Self.commands)
    machine.counters = counters
    do throws(StateError) {
      try machine.restore(living)
    } catch {
      // Processes of another version of this program are gone, as after a crash.
      machine.processes = [:]
      machine.files = [:]
      machine.pipes = [:]
      machine.calls = [:]
    }
    return machine
  }

  private mutating func keep(_ machine: Machine) {
    disk = machine.disk
    now = machine.now
    counters = machine.counters
    living = machine.state()
  }
}

extension Machine {
  /// Where programs are looked for, unless a script says otherwise.
  static let searchPath: ByteString =
    "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

  /// Makes the first process of a call; the call's number.
  func begin(_ call: SimulatedComputer.Call) throws(Interrupt) -> Int {
    beginStretch()
    let number = counters.call
    counters.call += 1
    let home = configuration.home
    let process = try makeProcess(
      parent: nil, call: number, arguments: ["bash", "-c", call.text],
      directory: call.directory ?? home)
    calls[number] = CallRecord(pid: process.pid)
    process.descriptors = [
      0: open(call.input.isEmpty ? .null : .text(call.input)),
      1: open(.output(call: number, .stdout)), 2: open(.output(call: number, .stderr)),
    ]
    var environment: [ByteString: ByteString] = [
      "HOME": home, "USER": configuration.user, "LOGNAME": configuration.user,
      "SHELL": "/bin/bash", "LANG": "C.UTF-8", "HOSTNAME": configuration.hostname,
      "PATH": Self.searchPath,
    ]
    environment.merge(call.environment) { _, given in given }
    if let failure = try load(
      process.arguments, environment: environment, into: process, searching: Self.searchPath)
    {
      try write(failure.message + "\n", to: process.descriptors[2] ?? 0, by: process)
      end(process, failure.status)
    }
    return number
  }

  /// Runs until a call has ended, over every sleep on the way; whether its time was up before.
  func runToEnd(of call: Int, within limit: Duration?) throws(Interrupt) -> Bool {
    let end = limit.map { now + $0 }
    while let record = calls[call], record.status == nil {
      try runReady(until: record.pid)
      guard calls[call]?.status == nil else { return false }
      guard let wake = nextWake else { throw .refused(Refusal("a wait without end")) }
      if let end, wake > end {
        now = max(now, end)
        _ = signalTree(record.pid, 15)
        return true
      }
      now = max(now, wake)
    }
    return false
  }
}
