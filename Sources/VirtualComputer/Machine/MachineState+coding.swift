/// Processes, files and pipes as bytes, and back.
extension Machine {
  /// Everything that lives on behind a call; empty where nothing does.
  func state() -> [UInt8] {
    guard !processes.isEmpty || !calls.isEmpty else { return [] }
    var writer = StateWriter()
    writer.write(calls)
    writer.write(files)
    writer.write(pipes)
    writer.write(processes.count)
    for pid in processes.keys.sorted() {
      if let process = processes[pid] { process.write(to: &writer) }
    }
    return writer.bytes
  }

  /// Takes over what `state` has written.
  func restore(_ bytes: [UInt8]) throws(StateError) {
    guard !bytes.isEmpty else { return }
    var reader = StateReader(bytes)
    calls = try reader.value()
    files = try reader.value()
    pipes = try reader.value()
    for _ in 0..<(try reader.number()) {
      let process = try Process.read(from: &reader, on: self)
      processes[process.pid] = process
    }
    guard reader.isAtEnd else { throw StateError() }
  }
}

extension Machine.Counters: StateCodable {
  func write(to writer: inout StateWriter) {
    for counter in [pid, file, pipe, call, Int(bitPattern: UInt(random))] { writer.write(counter) }
  }

  init(from reader: inout StateReader) throws(StateError) {
    pid = try reader.number()
    file = try reader.number()
    pipe = try reader.number()
    call = try reader.number()
    random = UInt64(UInt(bitPattern: try reader.number()))
  }
}

extension CallRecord: StateCodable {
  func write(to writer: inout StateWriter) {
    writer.write(pid)
    writer.write(pieces)
    writer.write(status)
  }

  init(from reader: inout StateReader) throws(StateError) {
    pid = try reader.number()
    pieces = try reader.value()
    status = try reader.value()
  }
}

extension OutputPiece: StateCodable {
  func write(to writer: inout StateWriter) {
    writer.write(stream == .stderr)
    writer.write(self.bytes)
    writer.write(instant)
  }

  init(from reader: inout StateReader) throws(StateError) {
    self.init(
      stream: try reader.value() ? .stderr : .stdout, bytes: try reader.value(),
      instant: try reader.value())
  }
}

extension OpenFile: StateCodable {
  func write(to writer: inout StateWriter) {
    switch kind {
    case .null: writer.write(0)
    case .zero: writer.write(1)
    case .random: writer.write(2)
    case .file(let path, let number, let appends):
      writer.write(3)
      writer.write(path)
      writer.write(number)
      writer.write(appends)
    case .pipeEnd(let number, let writes):
      writer.write(4)
      writer.write(number)
      writer.write(writes)
    case .text(let text):
      writer.write(5)
      writer.write(text)
    case .output(let call, let stream):
      writer.write(6)
      writer.write(call)
      writer.write(stream == .stderr)
    }
    writer.write(offset)
    writer.write(references)
  }

  init(from reader: inout StateReader) throws(StateError) {
    switch try reader.number() {
    case 0: kind = .null
    case 1: kind = .zero
    case 2: kind = .random
    case 3:
      kind = .file(try reader.value(), number: try reader.number(), appends: try reader.value())
    case 4: kind = .pipeEnd(try reader.number(), writes: try reader.value())
    case 5: kind = .text(try reader.value())
    case 6: kind = .output(call: try reader.number(), try reader.value() ? .stderr : .stdout)
    default: throw StateError()
    }
    offset = try reader.number()
    references = try reader.number()
  }
}

extension Pipe: StateCodable {
  func write(to writer: inout StateWriter) {
    writer.write(bytes: bytes)
    writer.write(readers)
    writer.write(writers)
    writer.write(isUnbounded)
  }

  init(from reader: inout StateReader) throws(StateError) {
    bytes = try reader.bytes()
    readers = try reader.number()
    writers = try reader.number()
    isUnbounded = try reader.value()
  }
}

extension Process.State: StateCodable {
  func write(to writer: inout StateWriter) {
    switch self {
    case .ready: writer.write(0)
    case .reading(let file):
      writer.write(1)
      writer.write(file)
    case .writing: writer.write(2)
    case .sleeping(let instant):
      writer.write(3)
      writer.write(instant)
    case .waiting(let pids):
      writer.write(4)
      writer.write(pids)
    case .waitingAtMost(let pid, let instant):
      writer.write(5)
      writer.write(pid)
      writer.write(instant)
    case .ended(let status):
      writer.write(6)
      writer.write(status)
    }
  }

  init(from reader: inout StateReader) throws(StateError) {
    switch try reader.number() {
    case 0: self = .ready
    case 1: self = .reading(file: try reader.number())
    case 2: self = .writing
    case 3: self = .sleeping(until: try reader.value())
    case 4: self = .waiting(try reader.value())
    case 5: self = .waitingAtMost(try reader.number(), until: try reader.value())
    case 6: self = .ended(try reader.value())
    default: throw StateError()
    }
  }
}

extension Process {
  func write(to writer: inout StateWriter) {
    for number in [pid, parent, group, call] { writer.write(number) }
    writer.write(arguments)
    writer.write(state)
    writer.write(descriptors)
    writer.write(directory)
    writer.write(umask)
    writer.write(started)
    writer.write(outbox.map(\.file))
    writer.write(outbox.map(\.bytes))
    writer.write(ignoresHangup)
    switch body {
    case nil: writer.write(0)
    case .shell(let shell)?:
      writer.write(1)
      shell.write(to: &writer)
    case .program(let run)?:
      writer.write(2)
      run.write(to: &writer)
    }
  }

  static func read(
    from reader: inout StateReader, on machine: Machine
  ) throws(StateError) -> Process {
    let numbers = (
      try reader.number(), try reader.number(), try reader.number(), try reader.number()
    )
    let arguments = try reader.value([ByteString].self)
    let state = try reader.value(State.self)
    let descriptors = try reader.value([Int: Int].self)
    let process = Process(
      pid: numbers.0, parent: numbers.1, group: numbers.2, call: numbers.3, arguments: arguments,
      directory: try reader.value(), umask: try reader.value(), started: try reader.value())
    process.state = state
    process.descriptors = descriptors
    let files = try reader.value([Int].self)
    let bytes = try reader.value([ByteString].self)
    guard files.count == bytes.count else { throw StateError() }
    process.outbox = zip(files, bytes).map { (file: $0, bytes: $1) }
    process.ignoresHangup = try reader.value()
    switch try reader.number() {
    case 0: break
    case 1: process.body = .shell(try Shell.read(from: &reader, machine, process))
    case 2: process.body = .program(try ProgramRun.read(from: &reader, machine, process))
    default: throw StateError()
    }
    return process
  }
}

extension Shell {
  func write(to writer: inout StateWriter) {
    writer.write(texts)
    writer.write(place)
    writer.write(line)
    writer.write(controls)
    writer.write(words)
    writer.write(values)
    writer.write(commands)
    writer.write(tests)
    writer.write(resumption)
    writer.write(variables)
    writer.write(functions)
    writer.write(positional)
    writer.write(name)
    writer.write(options)
    writer.write(status)
    writer.write(substituted)
    writer.write(lastBackground)
    writer.write(children)
    writer.write(endings)
    writer.write(exitTrap)
    writer.write(aliases)
    for flag in [isExiting, isSubshell, isCommandText] { writer.write(flag) }
    writer.write(shellPid)
  }

  static func read(
    from reader: inout StateReader, _ machine: Machine, _ process: Process
  ) throws(StateError) -> Shell {
    let shell = Shell(machine: machine, process: process)
    do throws(Interrupt) {
      let texts: [SourceText]
      do throws(StateError) { texts = try reader.value() } catch { throw .input }
      try shell.restore(texts: texts)
    } catch {
      throw StateError()
    }
    shell.place = try reader.value()
    shell.line = try reader.number()
    shell.controls = try reader.value()
    shell.words = try reader.value()
    shell.values = try reader.value()
    shell.commands = try reader.value()
    shell.tests = try reader.number()
    shell.resumption = try reader.value()
    shell.variables = try reader.value()
    shell.functions = try reader.value()
    shell.positional = try reader.value()
    shell.name = try reader.value()
    shell.options = try reader.value()
    shell.status = try reader.value()
    shell.substituted = try reader.value()
    shell.lastBackground = try reader.value()
    shell.children = try reader.value()
    shell.endings = try reader.value()
    shell.exitTrap = try reader.value()
    shell.aliases = try reader.value()
    shell.isExiting = try reader.value()
    shell.isSubshell = try reader.value()
    shell.isCommandText = try reader.value()
    shell.shellPid = try reader.number()
    return shell
  }
}

extension ProgramRun {
  func write(to writer: inout StateWriter) {
    writer.write(key)
    writer.write([process.arguments.first ?? key] + arguments)
    writer.write(environment)
    writer.write(notes)
    writer.write(gathered)
    writer.write(phase)
    writer.write(wait)
    writer.write(input)
    writer.write(hasWholeInput)
  }

  static func read(
    from reader: inout StateReader, _ machine: Machine, _ process: Process
  ) throws(StateError) -> ProgramRun {
    guard
      let run = ProgramRun(
        machine: machine, process: process, key: try reader.value(),
        arguments: try reader.value(), environment: try reader.value())
    else { throw StateError() }
    run.restore(
      notes: try reader.value(), gathered: try reader.number(), phase: try reader.value(),
      wait: try reader.value(), input: try reader.value(), hasWholeInput: try reader.value())
    return run
  }
}

extension ProgramRun.Phase: StateCodable {
  func write(to writer: inout StateWriter) {
    switch self {
    case .start: writer.write(0)
    case .chunk(let bytes):
      writer.write(1)
      writer.write(bytes)
    case .inputEnd: writer.write(2)
    case .slept: writer.write(3)
    case .childEnded(let status):
      writer.write(4)
      writer.write(status)
    }
  }

  init(from reader: inout StateReader) throws(StateError) {
    switch try reader.number() {
    case 0: self = .start
    case 1: self = .chunk(try reader.value())
    case 2: self = .inputEnd
    case 3: self = .slept
    case 4: self = .childEnded(try reader.value())
    default: throw StateError()
    }
  }
}

extension ProgramRun.Wait: StateCodable {
  func write(to writer: inout StateWriter) {
    switch self {
    case .none: writer.write(0)
    case .whole: writer.write(1)
    case .chunk: writer.write(2)
    case .sleep: writer.write(3)
    case .child(let pid):
      writer.write(4)
      writer.write(pid)
    case .end(let status):
      writer.write(5)
      writer.write(status)
    }
  }

  init(from reader: inout StateReader) throws(StateError) {
    switch try reader.number() {
    case 0: self = .none
    case 1: self = .whole
    case 2: self = .chunk
    case 3: self = .sleep
    case 4: self = .child(try reader.number())
    case 5: self = .end(try reader.value())
    default: throw StateError()
    }
  }
}
