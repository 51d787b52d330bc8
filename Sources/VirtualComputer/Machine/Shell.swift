/// A shell: a process that runs texts of commands.
///
/// Its whole state is in its stored properties: places in texts, and stacks. No step of it is in
/// the middle of a Swift call when it waits.
final class Shell {
  unowned let machine: Machine
  unowned let process: Process

  // MARK: The texts and the place in them

  private(set) var texts: [SourceText] = []
  /// The steps of each text.
  private var code: [[Instruction]] = []
  var place = CodePlace(text: 0, step: 0)
  var line = 1

  // MARK: Stacks

  var controls: [Control] = []
  var words: [WordBuilder] = []
  var values: [ByteString] = []
  var commands: [PendingCommand] = []
  /// How many conditions it is in, where a failure does not end it.
  var tests = 0
  var resumption: Resumption?

  // MARK: What scripts see

  var variables: [ByteString: Variable] = [:]
  var functions: [ByteString: CodePlace] = [:]
  var positional: [ByteString] = []
  var name: ByteString = "bash"
  var options = ShellOptions()
  var status: Int32 = 0
  /// The status of the last substitution in the command under construction.
  var substituted: Int32?
  var lastBackground: Int?
  var children: [Int] = []
  var endings: [Int: Int32] = [:]
  var exitTrap: ByteString?
  var aliases: [ByteString: ByteString] = [:]
  var isExiting = false
  var isSubshell = false
  /// Whether the text came as an argument, and not from a file.
  var isCommandText = true
  var shellPid: Int

  init(machine: Machine, process: Process) {
    self.machine = machine
    self.process = process
    shellPid = process.pid
  }

  /// A copy for a subshell, which begins at the same place.
  func fork(into process: Process) -> Shell {
    let copy = Shell(machine: machine, process: process)
    copy.texts = texts
    copy.code = code
    copy.place = place
    copy.line = line
    copy.controls = controls + [Control(kind: .edge, heights: heights)]
    copy.words = words
    copy.values = values
    copy.commands = commands
    copy.tests = tests
    copy.variables = variables
    copy.functions = functions
    copy.positional = positional
    copy.name = name
    copy.options = options
    copy.status = status
    copy.lastBackground = lastBackground
    copy.isSubshell = true
    copy.isCommandText = isCommandText
    copy.shellPid = shellPid
    return copy
  }

  /// Takes texts over whose places are kept elsewhere.
  func restore(texts: [SourceText]) throws(Interrupt) {
    for text in texts { _ = try add(text) }
  }

  var heights: Heights {
    Heights(words: words.count, values: values.count, commands: commands.count, tests: tests)
  }

  func restore(_ heights: Heights) {
    words.removeLast(words.count - heights.words)
    values.removeLast(values.count - heights.values)
    commands.removeLast(commands.count - heights.commands)
    tests = heights.tests
  }

  /// Adds a text; the number under which its steps are found.
  func add(_ source: SourceText) throws(Interrupt) -> Int {
    guard source.text.count <= 256 << 10 else {
      throw .refused(Refusal("a script of more than 256 KiB"))
    }
    do throws(Refusal) {
      code.append(try Compiler.compile(source.text, line: source.firstLine))
    } catch {
      throw .refused(error)
    }
    texts.append(source)
    return texts.count - 1
  }

  /// The next steps from a place, as many as there are.
  func steps(from place: CodePlace, count: Int) -> ArraySlice<Instruction> {
    code[place.text][place.step...].prefix(count)
  }

  /// Forgets texts that nothing leads to any more: those of an `eval` that has ended.
  func drop(text number: Int) {
    guard number == texts.count - 1, !functions.values.contains(where: { $0.text == number }) else {
      return
    }
    texts.removeLast()
    code.removeLast()
  }

  // MARK: Running

  /// Goes on until it waits or ends.
  func run() throws(Interrupt) {
    do throws(Interrupt) {
      while case .ready = process.state, case .shell(let current)? = process.body, current === self
      {
        if let resumption {
          self.resumption = nil
          try resume(resumption)
        } else {
          let instruction = code[place.text][place.step]
          place.step += 1
          try perform(instruction)
        }
        // What it wrote goes first.
        if !process.outbox.isEmpty { return }
      }
    } catch .fatal(let message, let status) {
      try report(message)
      try exit(status)
    } catch .refused(var refusal) {
      if refusal.line == nil { refusal.line = line }
      throw .refused(refusal)
    } catch .disk(let error) {
      try report(error.message)
      try exit(1)
    }
  }

  private func resume(_ resumption: Resumption) throws(Interrupt) {
    switch resumption {
    case .builtin: try execute()
    case .pipeline(let pids):
      var last: Int32 = 0
      var failed: Int32 = 0
      for pid in pids {
        last = takeEnding(pid)
        if last != 0 { failed = last }
      }
      status = options.pipefail ? failed : last
    case .substitution(let pid, let file, let quoted):
      var text = ByteString()
      while let bytes = try machine.read(file), !bytes.isEmpty { text += bytes }
      machine.release(file)
      status = takeEnding(pid)
      substituted = status
      text.bytes.removeAll { $0 == 0 }
      words[words.count - 1].append(
        text.withoutTrailingNewlines, quoted ? .quoted : .expanded)
      if quoted { words[words.count - 1].mark(.presence) }
    }
  }

  /// A child has ended; its status is kept until it is asked for.
  func childEnded(_ pid: Int, _ status: Int32) {
    endings[pid] = status
    children.removeAll { $0 == pid }
  }

  /// The status of a child that has ended.
  func takeEnding(_ pid: Int) -> Int32 {
    let kept = endings.removeValue(forKey: pid)
    return machine.reap(pid) ?? kept ?? 127
  }

  // MARK: Messages

  /// The name before a message, and its line.
  var prefix: ByteString {
    for control in controls.reversed() {
      if case .call(let call) = control.kind, call.kind == .function, isCommandText {
        return "environment: line \(line): "
      }
    }
    return "\(texts[place.text].name): line \(line): "
  }

  /// Writes a message of the shell itself.
  func report(_ message: ByteString) throws(Interrupt) {
    try write(prefix + message + "\n", to: 2)
  }

  /// A message that names the builtin.
  func complain(_ builtin: ByteString, _ message: ByteString) throws(Interrupt) {
    try report("\(builtin): \(message)")
  }

  /// What a builtin does is not simulated.
  func refuse(_ what: ByteString) -> Interrupt {
    .refused(Refusal(line: line, what))
  }

  /// Writes to a descriptor; to a closed one nothing.
  func write(_ bytes: ByteString, to descriptor: Int) throws(Interrupt) {
    guard let file = process.descriptors[descriptor] else { return }
    try machine.write(bytes, to: file, by: process)
  }

  // MARK: Ends

  /// Ends the shell, after the commands of its EXIT trap.
  func exit(_ status: Int32) throws(Interrupt) {
    self.status = status & 0xFF
    if let trap = exitTrap, !isExiting {
      isExiting = true
      exitTrap = nil
      controls = []
      words = []
      values = []
      commands = []
      tests = 0
      let number = try add(
        SourceText(text: trap, firstLine: line, name: texts[place.text].name, kind: ""))
      controls.append(
        Control(
          kind: .call(
            Control.Call(kind: .trap, from: place, status: self.status)), heights: heights))
      place = CodePlace(text: number, step: 0)
      return
    }
    machine.end(process, self.status)
  }
}
