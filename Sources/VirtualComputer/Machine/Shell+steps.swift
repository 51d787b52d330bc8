/// What each step does.
extension Shell {
  func perform(_ instruction: Instruction) throws(Interrupt) {
    switch instruction {
    case .beginWord: words.append(WordBuilder())
    case .literal(let text, let quoted):
      words[words.count - 1].append(text, quoted ? .quoted : .plain)
      if quoted, text.isEmpty { words[words.count - 1].mark(.presence) }
    case .tilde(let user):
      words[words.count - 1].append(Expansion(shell: self).home(of: user), .quoted)
    case .parameter(let name, let quoted): try Expansion(shell: self).expand(name, quoted)
    case .parameterLength(let name, let quoted):
      let count = name == "@" || name == "*" ? positional.count : try value(of: name).scalarCount
      words[words.count - 1].append("\(count)", quoted ? .quoted : .expanded)
    case .trimParameter(let name, let trim, let quoted):
      try Expansion(shell: self).trim(name, trim, quoted)
    case .assignParameter(let name, let quoted):
      guard name.isName else { throw .fatal("$\(name): cannot assign in this way", status: 1) }
      let value = values.removeLast()
      try assign(name, value)
      words[words.count - 1].append(value, quoted ? .quoted : .expanded)
    case .failParameter(let name, let colon):
      let message = values.removeLast()
      let text =
        message.isEmpty ? (colon ? "parameter null or not set" : "parameter not set") : message
      throw .fatal("\(name): \(text)", status: isSubshell ? 1 : fatalStatus)
    case .jumpIfSet(let name, let colon, let target):
      let value = self.lookup(name)
      if let value, !colon || !value.isEmpty { place.step = target }
    case .substitute(let quoted, let end): try Subshells(shell: self).substitute(quoted, end)
    case .arithmetic(let quoted):
      let number = try evaluate(values.removeLast())
      words[words.count - 1].append("\(number)", quoted ? .quoted : .expanded)
    case .badSubstitution(let text): throw .fatal("\(text): bad substitution", status: 1)
    case .endWord(let use): try Expansion(shell: self).endWord(use)
    case .beginCommand(let line):
      if line > 0 { self.line = line }
      commands.append(PendingCommand(line: self.line))
      substituted = nil
    case .assignment(let name):
      commands[commands.count - 1].assignments.append((name, values.removeLast()))
    case .assignmentArgument(let name):
      commands[commands.count - 1].arguments.append(name + "=" + values.removeLast())
    case .redirect(let kind, let descriptor):
      commands[commands.count - 1].redirections.append(
        .init(kind: kind, descriptor: descriptor, target: values.removeLast()))
    case .execute: try execute()
    default: try performControl(instruction)
    }
  }

  private func performControl(_ instruction: Instruction) throws(Interrupt) {
    switch instruction {
    case .line(let line): self.line = line
    case .jump(let target): place.step = target
    case .jumpIfSuccess(let target): if status == 0 { place.step = target }
    case .jumpIfFailure(let target): if status != 0 { place.step = target }
    case .setStatus(let value): status = value
    case .invert: status = status == 0 ? 1 : 0
    case .beginTest: tests += 1
    case .endTest: tests -= 1
    case .beginLoop(let next, let end):
      controls.append(Control(kind: .loop(next: next, end: end), heights: heights))
    case .noteLoopStatus:
      controls[controls.count - 1].status = status
      try machine.count()
    case .endLoop: status = controls.removeLast().status
    case .allPositional: commands[commands.count - 1].arguments = positional
    case .beginEach(let name, let end):
      let words = commands.removeLast().arguments
      controls.append(
        Control(
          kind: .each(name, words, index: 0, next: place.step, end: end), heights: heights))
    case .nextEach(let end): try nextEach(end)
    case .matchPattern(let target):
      let pattern = values.removeLast()
      try machine.count(1 + (values.last?.count ?? 0) >> 10)
      if Pattern(pattern).matches(values.last ?? "") { place.step = target }
    case .popValue: values.removeLast()
    case .subshell(let end):
      let child = try forkShell(at: place.step)
      place.step = end
      wait(for: [child.pid])
    case .pipeline(let stages, let joined, let end):
      try Subshells(shell: self).pipeline(stages, joined, end)
    case .background(let end): try Subshells(shell: self).background(end)
    case .endProcess: try exit(status)
    case .define(let name, let end):
      functions[name] = place
      place.step = end
    case .endFunction: try returnFromCall(status)
    case .testUnary(let sign): try ConditionTests(shell: self).unary(sign)
    case .testBinary(let sign): try ConditionTests(shell: self).binary(sign)
    case .pushRedirections(let end):
      let command = commands.removeLast()
      line = command.line
      guard let saved = try redirections.make(command.redirections) else {
        status = 1
        place.step = end
        return
      }
      controls.append(Control(kind: .redirected(saved), heights: heights))
    case .popRedirections:
      if case .redirected(let saved) = controls.removeLast().kind { redirections.undo(saved) }
    case .checkError:
      if status != 0, options.exitsOnError, tests == 0 { try exit(status) }
    case .warning(let line, let text): try write("\(name): line \(line): \(text)\n", to: 2)
    case .syntaxError(let line, let messages): try syntaxError(line, messages)
    case .endText: try endText()
    default: break
    }
  }

  private func nextEach(_ end: Int) throws(Interrupt) {
    guard case .each(let name, let words, let index, let next, _)? = controls.last?.kind,
      index < words.count
    else {
      place.step = end
      return
    }
    controls[controls.count - 1].kind = .each(name, words, index: index + 1, next: next, end: end)
    try machine.count()
    try assign(name, words[index])
  }

  private func syntaxError(_ line: Int, _ messages: [ByteString]) throws(Interrupt) {
    let source = texts[place.text]
    for message in messages {
      try write("\(source.name): \(source.kind)line \(line): \(message)\n", to: 2)
    }
    // In a text of its own the error ends that text; in the main text it ends the shell.
    if controls.contains(where: { if case .call = $0.kind { true } else { false } }), !isExiting {
      try leaveText(status: 2)
    } else {
      try exit(2)
    }
  }

  private func endText() throws(Interrupt) {
    try leaveText(status: status)
  }

  private func leaveText(status: Int32) throws(Interrupt) {
    guard controls.contains(where: { if case .call = $0.kind { true } else { false } }) else {
      try exit(status)
      return
    }
    try returnFromCall(status)
  }

  // MARK: Loops and calls

  /// Leaves `count` loops; `continues` goes to the next turn of the last of them.
  func leaveLoops(_ count: Int, continues: Bool) throws(Interrupt) -> Bool {
    var left = count
    // A loop outside the innermost call is another text's.
    var hasLoop = false
    search: for control in controls.reversed() {
      switch control.kind {
      case .loop, .each:
        hasLoop = true
        break search
      case .call, .edge: break search
      case .redirected: continue
      }
    }
    guard hasLoop else { return false }
    while let control = controls.last {
      switch control.kind {
      case .redirected(let saved):
        redirections.undo(saved)
        controls.removeLast()
      case .call, .edge: return true
      case .loop(let next, let end), .each(_, _, _, let next, let end):
        left -= 1
        if left > 0, isInnerLoop(below: controls.count - 1) {
          controls.removeLast()
          continue
        }
        restore(control.heights)
        controls[controls.count - 1].status = 0
        place.step = continues ? next : end
        return true
      }
    }
    return true
  }

  private func isInnerLoop(below index: Int) -> Bool {
    for control in controls[..<index].reversed() {
      switch control.kind {
      case .loop, .each: return true
      case .call, .edge: return false
      case .redirected: continue
      }
    }
    return false
  }

  /// Leaves the innermost call with a status; with `ofScripts`, one that `return` may leave.
  func returnFromCall(_ status: Int32, ofScripts: Bool = false) throws(Interrupt) {
    while let control = controls.popLast() {
      switch control.kind {
      case .redirected(let saved): redirections.undo(saved)
      case .call(let call):
        restore(control.heights)
        self.status = status
        for (name, variable) in call.variables { variables[name] = variable }
        if let positional = call.positional { self.positional = positional }
        redirections.undo(call.descriptors)
        let ended = place.text
        place = call.from
        if call.kind == .trap {
          try exit(call.status ?? status)
          return
        }
        if call.kind == .eval || call.kind == .source { drop(text: ended) }
        if ofScripts, call.kind == .eval { continue }
        return
      case .edge:
        // `return` in a subshell of a function ends the subshell.
        try exit(status)
        return
      case .loop, .each: continue
      }
    }
    try exit(status)
  }

  /// Begins a text that runs inside this shell.
  func call(
    _ kind: Control.Call.Kind, _ target: CodePlace, positional: [ByteString]? = nil,
    variables: [ByteString: Variable?] = [:],
    descriptors: [DescriptorTarget] = []
  ) throws(Interrupt) {
    let depth = controls.count { if case .call = $0.kind { true } else { false } }
    guard depth < 100 else { throw .refused(Refusal("more than 100 calls inside each other")) }
    var call = Control.Call(kind: kind, from: place)
    if let positional {
      call.positional = self.positional
      self.positional = positional
    }
    call.variables = variables
    call.descriptors = descriptors
    controls.append(Control(kind: .call(call), heights: heights))
    place = target
  }

  // MARK: Subshells

  /// A copy of this shell that begins at a step of the same text.
  func forkShell(at step: Int) throws(Interrupt) -> Process {
    let child = try machine.makeProcess(
      parent: process, call: process.call, arguments: process.arguments,
      directory: process.directory)
    let shell = fork(into: child)
    shell.place.step = step
    child.body = .shell(shell)
    children.append(child.pid)
    return child
  }

  /// Goes on once all of these have ended, with the status of the last.
  func wait(for pids: [Int]) {
    process.state = .waiting(pids)
    resumption = .pipeline(pids)
  }

  /// Lets a descriptor of a process lead to an open file, which it then owns.
  func replace(_ descriptor: Int, of process: Process, with file: Int) {
    if let old = process.descriptors.updateValue(file, forKey: descriptor) { machine.release(old) }
  }
}
