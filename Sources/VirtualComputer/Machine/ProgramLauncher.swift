/// How a shell starts programs: as children, or in its own place.
struct ProgramLauncher {
  let shell: Shell

  /// Starts a program as a child and waits for it.
  func start(_ command: PendingCommand) throws(Interrupt) {
    if isLastCommand {
      try become(command)
      return
    }
    let child = try shell.machine.makeProcess(
      parent: shell.process, call: shell.process.call, arguments: command.arguments,
      directory: shell.process.directory)
    shell.children.append(child.pid)
    // The child makes the redirections, so that a failing one is its failure.
    guard try shell.redirections.make(command.redirections, in: child) else {
      shell.machine.end(child, 1)
      shell.status = shell.takeEnding(child.pid)
      return
    }
    var environment = shell.environment
    for (name, value) in command.assignments {
      if shell.variables[name]?.isReadonly ?? false {
        throw .fatal("\(name): readonly variable", status: 1)
      }
      environment[name] = value
    }
    if let failure = try shell.machine.load(
      command.arguments, environment: environment, into: child, searching: searchPath(command))
    {
      try writeAs(child, shell.prefix + failure.message + "\n")
      shell.machine.end(child, failure.status)
    }
    shell.wait(for: [child.pid])
  }

  /// Whether nothing is left to do behind the command that is executed, so that a program takes the
  /// shell's place and has its number, as in bash.
  private var isLastCommand: Bool {
    guard shell.exitTrap == nil, !shell.isExiting else { return false }
    let steps = shell.steps(from: shell.place, count: 2)
    guard steps.count == 2, case .checkError? = steps.first else { return false }
    switch steps.last {
    case .endProcess?:
      if case .edge? = shell.controls.last?.kind { return true }
      return false
    case .endText?: return shell.controls.isEmpty
    default: return false
    }
  }

  /// Replaces this shell by a program.
  func become(_ command: PendingCommand) throws(Interrupt) {
    guard try shell.redirections.make(command.redirections) != nil else {
      try shell.exit(1)
      return
    }
    var environment = shell.environment
    for (name, value) in command.assignments { environment[name] = value }
    if let failure = try shell.machine.load(
      command.arguments, environment: environment, into: shell.process,
      searching: searchPath(command))
    {
      try shell.report(failure.message)
      try shell.exit(failure.status)
    }
  }

  private func searchPath(_ command: PendingCommand) -> ByteString? {
    command.assignments.last { $0.name == "PATH" }?.value ?? shell.variables["PATH"]?.value
  }

  private func writeAs(_ child: Process, _ bytes: ByteString) throws(Interrupt) {
    guard let file = child.descriptors[2] else { return }
    try shell.machine.write(bytes, to: file, by: child)
  }
}
