/// Simple commands: what a name means, redirections, and the way to builtins and programs.
extension Shell {
  /// Runs the command under construction.
  func execute() throws(Interrupt) {
    guard let command = commands.last else { return }
    line = command.line
    try machine.count()
    guard let name = command.arguments.first else {
      commands.removeLast()
      try executeAssignments(command)
      return
    }
    try execute(command, named: name, skippingFunctions: false)
  }

  private func executeAssignments(_ command: PendingCommand) throws(Interrupt) {
    for (name, value) in command.assignments { try assign(name, value) }
    status = substituted ?? 0
    guard let saved = try redirections.make(command.redirections) else {
      status = 1
      return
    }
    redirections.undo(saved)
  }

  /// Runs a command; the one under construction is taken once it does not wait.
  func execute(
    _ command: PendingCommand, named name: ByteString, skippingFunctions: Bool
  ) throws(Interrupt) {
    if !skippingFunctions, let target = functions[name] {
      commands.removeLast()
      guard let saved = try redirections.make(command.redirections) else {
        status = 1
        return
      }
      try call(
        .function, target, positional: Array(command.arguments.dropFirst()),
        variables: try setForOneCommand(command.assignments), descriptors: saved)
      return
    }
    guard let builtin = machine.commands.builtins[name] else {
      if machine.commands.unsimulatedBuiltins.contains(name) { throw refuse(name) }
      commands.removeLast()
      try ProgramLauncher(shell: self).start(command)
      return
    }
    commands.removeLast()
    guard let saved = try redirections.make(command.redirections) else {
      status = 1
      return
    }
    let variables = try setForOneCommand(command.assignments)
    let depth = controls.count
    let result: BuiltinResult
    do throws(Interrupt) {
      result = try builtin(self, command.arguments)
    } catch {
      guard case .disk(let problem) = error else { throw error }
      try complain(name, "write error: \(problem.message)")
      result = .status(1)
    }
    switch result {
    case .status(let value):
      status = value
      restore(variables)
      redirections.undo(saved)
    case .waits(let state):
      restore(variables)
      redirections.undo(saved)
      commands.append(command)
      process.state = state
      resumption = .builtin
    case .entered:
      // A text runs now, with these redirections and variables until it ends.
      guard controls.indices.contains(depth), case .call(var call) = controls[depth].kind else {
        return
      }
      call.descriptors = saved
      call.variables.merge(variables) { first, _ in first }
      controls[depth].kind = .call(call)
    case .left:
      // A loop, a call or the shell itself has ended.
      guard !process.isEnded else { return }
      restore(variables)
      redirections.undo(saved)
    case .command(let arguments):
      restore(variables)
      redirections.undo(saved)
      var next = command
      next.arguments = arguments
      commands.append(next)
      try execute(next, named: arguments[0], skippingFunctions: true)
    case .becomes(let arguments):
      restore(variables)
      redirections.undo(saved)
      var program = command
      program.arguments = arguments
      try ProgramLauncher(shell: self).become(program)
    }
  }

  /// Sets variables for one command; what they were before.
  private func setForOneCommand(
    _ assignments: [(name: ByteString, value: ByteString)]
  ) throws(Interrupt) -> [ByteString: Variable?] {
    var before: [ByteString: Variable?] = [:]
    for (name, value) in assignments {
      if before[name] == nil { before.updateValue(variables[name], forKey: name) }
      try assign(name, value)
      variables[name]?.isExported = true
    }
    return before
  }

  private func restore(_ before: [ByteString: Variable?]) {
    for (name, variable) in before { variables[name] = variable }
  }
}
