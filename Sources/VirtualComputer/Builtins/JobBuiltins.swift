/// Builtins for other processes.
enum JobBuiltins {
  static let table: [ByteString: Builtin] = [
    "wait": wait, "kill": kill, "jobs": listJobs, "disown": disown,
  ]

  private static func wait(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    let rest = arguments.dropFirst()
    if let option = rest.first, option.hasPrefix("-"), option.count > 1 {
      throw shell.refuse("wait \(option)")
    }
    guard !rest.isEmpty else {
      if !shell.children.isEmpty { return .waits(.waiting(shell.children)) }
      return .status(0)
    }
    var status: Int32 = 0
    for argument in rest {
      if argument.hasPrefix("%") { throw shell.refuse("jobs by number") }
      guard let pid = argument.integer(signed: false) else {
        try shell.complain("wait", "`\(argument)': not a pid or valid job spec")
        status = 1
        continue
      }
      if shell.children.contains(pid) { return .waits(.waiting([pid])) }
      if let ending = shell.endings[pid] {
        status = ending
      } else {
        try shell.complain("wait", "pid \(pid) is not a child of this shell")
        status = 127
      }
    }
    return .status(status)
  }

  private static func kill(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    switch try KillCommand.run(
      Array(arguments.dropFirst()), on: shell.machine, from: shell.process)
    {
    case .done(let output, let messages, let status):
      try shell.write(output, to: 1)
      for message in messages { try shell.complain("kill", message) }
      return shell.process.isEnded ? .left : .status(status)
    case .usage:
      try shell.write(
        "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l "
          + "[sigspec]\n", to: 2)
      return .status(2)
    }
  }

  private static func listJobs(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    let rest = arguments.dropFirst()
    if rest.contains("-p") {
      for pid in shell.children { try shell.write("\(pid)\n", to: 1) }
      return .status(0)
    }
    // The other forms print the text of each job.
    if !shell.children.isEmpty { throw shell.refuse("jobs with their texts") }
    return .status(0)
  }

  private static func disown(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    var status: Int32 = 0
    for argument in arguments.dropFirst() where !argument.hasPrefix("-") {
      guard let pid = argument.integer(signed: false), shell.children.contains(pid) else {
        try shell.complain("disown", "\(argument): no such job")
        status = 1
        continue
      }
      shell.children.removeAll { $0 == pid }
    }
    if arguments.count == 1, let last = shell.lastBackground {
      shell.children.removeAll { $0 == last }
    }
    return .status(status)
  }
}
