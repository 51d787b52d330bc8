import Wire

/// A computer while it works: its disk, processes, pipes and clock.
///
/// Nothing here is executed by the real machine, and nothing depends on anything but the disk, the
/// processes, the clock, the seed and the texts that are run. Processes take turns in the order of
/// their numbers; a turn lasts until its process waits.
final class Machine {
  var disk: Disk
  var now: Instant
  let configuration: Configuration
  let commands: CommandTable
  var processes: [Int: Process] = [:]
  var files: [Int: OpenFile] = [:]
  var pipes: [Int: Pipe] = [:]
  /// The calls that have not been answered.
  var calls: [Int: CallRecord] = [:]
  var counters = Counters()
  private var steps = 0
  /// Whether no call is at work: what is refused then ends its process alone.
  var isAdvancing = false

  /// Numbers that are given once.
  struct Counters: Hashable {
    var pid = 1000
    var file = 1
    var pipe = 1
    var call = 1
    /// The state of the computer's own sequence of random numbers.
    var random: UInt64 = 1
  }

  /// What a computer is.
  struct Configuration {
    var hostname: ByteString = "computer"
    var user: ByteString = "root"
    var home: ByteString = "/root"
    var userNumber: Int { user == "root" ? 0 : 1000 }
    var processors = 2
    var maximumSteps = 200_000
    var maximumOutput = 1 << 20
    var maximumProcesses = 256
  }

  init(disk: Disk, now: Instant, configuration: Configuration, commands: CommandTable) {
    self.commands = commands
    self.disk = disk
    self.now = now
    self.configuration = configuration
  }

  // MARK: Limits and chance

  /// Counts work; beyond the limit the call is refused.
  func count(_ work: Int = 1) throws(Interrupt) {
    steps += work
    guard steps <= configuration.maximumSteps else {
      throw .refused(Refusal("more than \(configuration.maximumSteps) steps"))
    }
  }

  /// A call or a wake-up begins, and may take as many steps as any.
  func beginStretch() {
    steps = 0
  }

  /// The next number of the computer's own sequence (SplitMix64).
  func nextRandom() -> UInt64 {
    counters.random &+= 0x9E37_79B9_7F4A_7C15
    var mixed = counters.random
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  // MARK: Processes

  /// A process that is about to begin; its body is set by the caller.
  func makeProcess(
    parent: Process?, call: Int, arguments: [ByteString], directory: ByteString
  ) throws(Interrupt) -> Process {
    guard processes.count < configuration.maximumProcesses else {
      throw .refused(Refusal("more than \(configuration.maximumProcesses) processes"))
    }
    // It costs as much as this many simple commands.
    try count(10)
    let pid = counters.pid
    counters.pid += 1
    let process = Process(
      pid: pid, parent: parent?.pid ?? 1, group: parent?.group ?? pid, call: call,
      arguments: arguments, directory: directory, started: now)
    if let parent {
      process.umask = parent.umask
      process.ignoresHangup = parent.ignoresHangup
      process.descriptors = parent.descriptors
      for file in parent.descriptors.values { retain(file) }
    }
    processes[pid] = process
    return process
  }

  /// Ends a process: its descriptors close, and a shell that waits for it learns its status.
  func end(_ process: Process, _ status: Int32) {
    guard !process.isEnded else { return }
    process.state = .ended(status)
    // What it said with its last step is in the pipe, however full that is.
    for (file, bytes) in process.outbox {
      guard case .pipeEnd(let number, true)? = files[file]?.kind else { continue }
      if pipes[number]?.readers ?? 0 > 0 { pipes[number]?.bytes.append(contentsOf: bytes.bytes) }
    }
    process.outbox = []
    for file in process.descriptors.values { release(file) }
    process.descriptors = [:]
    process.body = nil
    if calls[process.call]?.pid == process.pid { calls[process.call]?.status = status }
    switch processes[process.parent]?.body {
    case .shell(let shell)?:
      shell.childEnded(process.pid, status)
      processes[process.pid] = nil
    case .program?: break
    case nil: processes[process.pid] = nil
    }
    for child in processes.values where child.parent == process.pid {
      child.parent = 1
      if child.isEnded { processes[child.pid] = nil }
    }
  }

  /// The status of a process that has ended; it is then forgotten.
  func reap(_ pid: Int) -> Int32? {
    guard let process = processes[pid], case .ended(let status) = process.state else { return nil }
    processes[pid] = nil
    return status
  }

  /// Sends a signal; false where there is no such process.
  func signal(_ pid: Int, _ number: Int32) -> Bool {
    guard let process = processes[pid], !process.isEnded else { return false }
    guard number != 0 else { return true }
    if number == 1, process.ignoresHangup { return true }
    // Child, window, urgent and continue do nothing by default.
    if [17, 18, 23, 28].contains(number) { return true }
    process.outbox = []
    end(process, 128 + number)
    return true
  }

  /// Sends a signal to a process and to those that it started.
  func signalTree(_ pid: Int, _ number: Int32) -> Bool {
    let children = processes.values.filter { $0.parent == pid && !$0.isEnded }.map(\.pid).sorted()
    for child in children { _ = signalTree(child, number) }
    return signal(pid, number)
  }

  // MARK: The schedule

  /// Whether a process could go on.
  func isReady(_ process: Process) -> Bool {
    switch process.state {
    case .ready: true
    case .reading(let file): hasInput(file)
    case .writing: canWrite(process)
    case .sleeping(let instant): instant <= now
    case .waiting(let pids): pids.allSatisfy { processes[$0]?.isEnded ?? true }
    case .waitingAtMost(let pid, let instant):
      instant <= now || processes[pid]?.isEnded ?? true
    case .ended: false
    }
  }

  /// Lets the processes take turns until each of them waits, or `root` has ended.
  func runReady(until root: Int? = nil) throws(Interrupt) {
    while true {
      var hasRun = false
      for pid in processes.keys.sorted() {
        guard let process = processes[pid], isReady(process) else { continue }
        process.state = .ready
        hasRun = true
        try turn(of: process)
        if let root, processes[root]?.isEnded ?? true { return }
      }
      if !hasRun { return }
    }
  }

  /// The next instant at which a process wakes by itself.
  var nextWake: Instant? {
    processes.values.compactMap { process in
      switch process.state {
      case .sleeping(let instant), .waitingAtMost(_, let instant): instant
      default: nil
      }
    }.min()
  }

  private func turn(of process: Process) throws(Interrupt) {
    guard flush(process) else { return }
    do throws(Interrupt) {
      switch process.body {
      case .shell(let shell)?: try shell.run()
      case .program(let run)?: try run.run()
      case nil: break
      }
    } catch {
      guard isAdvancing, case .refused(let refusal) = error else { throw error }
      // No call is there to be refused: the process says so and ends.
      if let file = process.descriptors[2] {
        beginStretch()
        try write(refusal.message + "\n", to: file, by: process)
      }
      end(process, 2)
      return
    }
    _ = flush(process)
  }

  // MARK: Files

  func open(_ kind: OpenFile.Kind, offset: Int = 0) -> Int {
    let number = counters.file
    counters.file += 1
    files[number] = OpenFile(kind: kind, offset: offset)
    if case .pipeEnd(let pipe, let writes) = kind {
      if writes { pipes[pipe]?.writers += 1 } else { pipes[pipe]?.readers += 1 }
    }
    return number
  }

  /// A pipe, and the open files of its two ends.
  func openPipe(unbounded: Bool = false) -> (reader: Int, writer: Int) {
    let number = counters.pipe
    counters.pipe += 1
    pipes[number] = Pipe(isUnbounded: unbounded)
    return (
      open(.pipeEnd(number, writes: false)), open(.pipeEnd(number, writes: true))
    )
  }

  func retain(_ file: Int) {
    files[file]?.references += 1
  }

  func release(_ file: Int) {
    files[file]?.references -= 1
    guard let open = files[file], open.references == 0 else { return }
    files[file] = nil
    guard case .pipeEnd(let number, let writes) = open.kind else { return }
    if writes { pipes[number]?.writers -= 1 } else { pipes[number]?.readers -= 1 }
    if let pipe = pipes[number], pipe.writers == 0, pipe.readers == 0 { pipes[number] = nil }
  }

  /// Whether a read would not wait.
  private func hasInput(_ file: Int) -> Bool {
    guard case .pipeEnd(let number, false)? = files[file]?.kind, let pipe = pipes[number] else {
      return true
    }
    return !pipe.bytes.isEmpty || pipe.writers == 0
  }

  /// At most `limit` bytes from an open file; empty at its end, nil where a read has to wait.
  func read(_ file: Int, limit: Int = .max) throws(Interrupt) -> ByteString? {
    guard let open = files[file] else { return "" }
    switch open.kind {
    case .null: return ""
    case .zero, .random:
      guard limit < .max else { throw .refused(Refusal("reading a device without end")) }
      if case .random = open.kind { return randomBytes(limit) }
      return ByteString([UInt8](repeating: 0, count: limit))
    case .output: return ""
    case .text(let text): return take(file, from: text, limit)
    case .file(let path, let number, _):
      guard let node = disk.node(at: path), node.number == number, let content = node.content else {
        return ""
      }
      return take(file, from: content, limit)
    case .pipeEnd(let number, _):
      guard let pipe = pipes[number] else { return "" }
      guard !pipe.bytes.isEmpty else { return pipe.writers == 0 ? "" : nil }
      if limit >= pipe.bytes.count {
        pipes[number]?.bytes = []
        return ByteString(pipe.bytes)
      }
      pipes[number]?.bytes.removeFirst(limit)
      return ByteString(Array(pipe.bytes[..<limit]))
    }
  }

  /// Puts bytes back that were read too far.
  func unread(_ bytes: ByteString, to file: Int) {
    guard let open = files[file], !bytes.isEmpty else { return }
    if case .pipeEnd(let number, _) = open.kind {
      pipes[number]?.bytes.insert(contentsOf: bytes.bytes, at: 0)
    } else {
      files[file]?.offset -= bytes.count
    }
  }

  private func take(_ file: Int, from content: ByteString, _ limit: Int) -> ByteString {
    let start = min(files[file]?.offset ?? 0, content.count)
    let end = limit > content.count - start ? content.count : start + limit
    files[file]?.offset = end
    return start == 0 && end == content.count
      ? content : ByteString(Array(content.bytes[start..<end]))
  }

  /// Whether what a process has written can go on.
  private func canWrite(_ process: Process) -> Bool {
    guard let (file, _) = process.outbox.first,
      case .pipeEnd(let number, true)? = files[file]?.kind, let pipe = pipes[number]
    else { return true }
    return pipe.readers == 0 || pipe.isUnbounded || pipe.bytes.count < Pipe.capacity
  }

  /// Hands over what a process has written; false where it has to wait or has ended by it.
  private func flush(_ process: Process) -> Bool {
    while let (file, bytes) = process.outbox.first {
      guard let open = files[file] else {
        process.outbox.removeFirst()
        continue
      }
      if case .pipeEnd(let number, true) = open.kind {
        guard let pipe = pipes[number], pipe.readers > 0 else {
          process.outbox = []
          end(process, 128 + 13)
          return false
        }
        let room = pipe.isUnbounded ? Int.max : Pipe.capacity - pipe.bytes.count
        if bytes.count > room {
          pipes[number]?.bytes.append(contentsOf: bytes.bytes[..<room])
          process.outbox[0].bytes = ByteString(Array(bytes.bytes[room...]))
          if !process.isEnded { process.state = .writing }
          return false
        }
        pipes[number]?.bytes.append(contentsOf: bytes.bytes)
      }
      process.outbox.removeFirst()
    }
    return !process.isEnded
  }

  /// Writes to an open file: at once, or into the outbox where it is a pipe.
  func write(_ bytes: ByteString, to file: Int, by process: Process) throws(Interrupt) {
    guard !bytes.isEmpty, let open = files[file] else { return }
    try count(bytes.count >> 10)
    switch open.kind {
    case .null, .zero, .random, .text: return
    case .pipeEnd: process.outbox.append((file, bytes))
    case .output(let call, let stream):
      // Behind a call that has been answered there is nothing that reads.
      guard calls[call] != nil else { return }
      calls[call]?.add(bytes, to: stream, at: now)
      guard calls[call]?.size(of: stream) ?? 0 <= configuration.maximumOutput else {
        throw .refused(Refusal("more than \(configuration.maximumOutput) bytes of output"))
      }
    case .file(let path, let number, let appends):
      guard let node = disk.node(at: path), node.number == number else { return }
      let offset = appends ? node.size : open.offset
      do throws(DiskError) {
        try disk.write(bytes, to: path, offset: offset, at: now)
      } catch {
        throw .disk(error)
      }
      files[file]?.offset = offset + bytes.count
    }
  }
}
