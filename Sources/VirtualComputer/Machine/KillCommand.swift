/// `kill`, as a builtin and as a program.
enum KillCommand {
  enum Result {
    case done(output: ByteString, messages: [ByteString], status: Int32)
    case usage
  }

  static func run(
    _ arguments: [ByteString], on machine: Machine, from process: Process
  ) throws(Interrupt) -> Result {
    var rest = arguments[...]
    var signal: Int32 = 15
    if let option = rest.first, option.hasPrefix("-"), option.count > 1 {
      rest = rest.dropFirst()
      switch option {
      case "--": break
      case "-l", "-L": return list(rest)
      case "-s", "-n":
        guard let name = rest.popFirst() else { return .usage }
        guard let number = Signal.number(of: name) else {
          return .done(
            output: "", messages: ["\(name): invalid signal specification"], status: 1)
        }
        signal = number
      default:
        let name = option.dropFirst()
        guard let number = Signal.number(of: name) else {
          return .done(
            output: "", messages: ["\(name): invalid signal specification"], status: 1)
        }
        signal = number
      }
      if rest.first == "--" { rest = rest.dropFirst() }
    }
    guard !rest.isEmpty else { return .usage }
    var messages: [ByteString] = []
    for argument in rest {
      if argument.hasPrefix("%") { throw .refused(Refusal("jobs by number")) }
      guard let pid = argument.integer() else {
        messages.append("\(argument): arguments must be process or job IDs")
        continue
      }
      // A negative number is a group, 0 the group of the sender.
      let targets =
        pid > 0
        ? [pid]
        : machine.processes.values.filter {
          !$0.isEnded
            && (pid == -1 ? $0 !== process : $0.group == (pid == 0 ? process.group : -pid))
        }.map(\.pid).sorted()
      var isSent = false
      for target in targets where machine.signal(target, signal) { isSent = true }
      if !isSent { messages.append("(\(pid)) - No such process") }
    }
    return .done(output: "", messages: messages, status: messages.count == rest.count ? 1 : 0)
  }

  private static func list(_ rest: ArraySlice<ByteString>) -> Result {
    var output = ByteString()
    var messages: [ByteString] = []
    for argument in rest {
      if let number = argument.integer(signed: false) {
        let bare = Int32(truncatingIfNeeded: number > 128 ? number - 128 : number)
        if let name = Signal.name(of: bare) {
          output += name + "\n"
        } else {
          messages.append("\(argument): invalid signal specification")
        }
      } else if let number = Signal.number(of: argument) {
        output += "\(number)\n"
      } else {
        messages.append("\(argument): invalid signal specification")
      }
    }
    if rest.isEmpty { output = Signal.names.map(\.name).joined(by: " ") + "\n" }
    return .done(output: output, messages: messages, status: messages.isEmpty ? 0 : 1)
  }
}
