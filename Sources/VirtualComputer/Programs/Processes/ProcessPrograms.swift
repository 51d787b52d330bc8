import Wire

/// Programs about other processes: ps, pgrep, pkill, kill.
enum ProcessPrograms {
  static let table: [ByteString: Program] = [
    "ps": ps, "pgrep": pgrep, "pkill": pgrep, "kill": kill,
  ]

  private static func kill(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    switch try KillCommand.run(run.arguments, on: run.machine, from: run.process) {
    case .done(let output, let messages, let status):
      try run.write(output)
      for message in messages { try run.fail(message) }
      return .end(status)
    case .usage:
      try run.write("Usage:\n kill [options] <pid> [...]\n", to: 2)
      return .end(1)
    }
  }

  /// The processes that run, by number.
  private static func living(_ run: ProgramRun) -> [Process] {
    run.machine.processes.values.filter { !$0.isEnded }.sorted { $0.pid < $1.pid }
  }

  private static func ps(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var chosen: Set<Int>?
    var style = ByteString()
    var rest = run.arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "aux", "-ef", "-e", "-A", "-aux", "ax": style = argument
      case "-p":
        guard let list = rest.popFirst() else {
          try run.write("error: list of process IDs must follow -p\n", to: 2)
          return .end(1)
        }
        chosen = Set(list.split(on: UInt8(ascii: ",")).compactMap { $0.integer() })
      default: throw run.refuse(argument)
      }
    }
    let all = living(run)
    let shown = chosen.map { wanted in all.filter { wanted.contains($0.pid) } } ?? all
    let user = run.machine.configuration.user
    func clock(_ process: Process) -> ByteString { clockTime(process.started) }
    func pad(_ text: ByteString, _ width: Int) -> ByteString {
      ByteString(repeating: " ", count: width - text.count) + text
    }
    func fill(_ text: ByteString, _ width: Int) -> ByteString {
      text + ByteString(repeating: " ", count: width - text.count)
    }
    switch style {
    case "aux", "-aux", "ax":
      try run.write(
        "USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n")
      for process in shown {
        let state: ByteString = process === run.process ? "R" : "S"
        try run.write(
          "\(fill(user, 8)) \(pad("\(process.pid)", 7))  0.0  0.0   4000  3000 ?        "
            + "\(fill(state, 4)) \(clock(process))   0:00 \(process.arguments.joined(by: " "))\n")
      }
    case "-ef":
      try run.write("UID          PID    PPID  C STIME TTY          TIME CMD\n")
      for process in shown {
        try run.write(
          "\(fill(user, 8)) \(pad("\(process.pid)", 7)) \(pad("\(process.parent)", 7))  0 "
            + "\(clock(process)) ?        00:00:00 \(process.arguments.joined(by: " "))\n")
      }
    default:
      try run.write("    PID TTY          TIME CMD\n")
      for process in shown {
        try run.write(
          "\(pad("\(process.pid)", 7)) ?        00:00:00 \(Disk.name(of: process.arguments[0]))\n")
      }
    }
    return .end(chosen != nil && shown.isEmpty ? 1 : 0)
  }

  /// Hours and minutes of an instant.
  private static func clockTime(_ instant: Instant) -> ByteString {
    let minutes = (instant.microseconds / 60_000_000) % 1440
    let (hour, minute) = (minutes / 60, minutes % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  private static func pgrep(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var rest = run.arguments[...]
    var matchesWhole = false
    var isFull = false
    var listsName = false
    var signal: Int32 = 15
    let kills = run.name == "pkill"
    while let option = rest.first, option.hasPrefix("-"), option.count > 1 {
      rest = rest.dropFirst()
      if option == "--" { break }
      if kills, let number = Signal.number(of: option.dropFirst()) {
        signal = number
        continue
      }
      for letter in option.bytes.dropFirst() {
        switch letter {
        case UInt8(ascii: "f"): isFull = true
        case UInt8(ascii: "x"): matchesWhole = true
        case UInt8(ascii: "a") where !kills, UInt8(ascii: "l") where !kills: listsName = true
        default: throw run.refuse(option)
        }
      }
    }
    guard let pattern = rest.first else {
      try run.fail("no matching criteria specified")
      try run.write("Try `\(run.name) --help' for more information.\n", to: 2)
      return .end(2)
    }
    var found: [Process] = []
    for process in living(run) where process !== run.process {
      let text =
        isFull ? process.arguments.joined(by: " ") : Disk.name(of: process.arguments[0])
      if try ProcessPattern.matches(pattern, text, whole: matchesWhole, run) {
        found.append(process)
      }
    }
    for process in found {
      if kills {
        _ = run.machine.signal(process.pid, signal)
      } else if listsName {
        try run.write("\(process.pid) \(process.arguments.joined(by: " "))\n")
      } else {
        try run.write("\(process.pid)\n")
      }
    }
    return .end(found.isEmpty ? 1 : 0)
  }
}

/// The patterns of pgrep and pkill.
enum ProcessPattern {
  static func matches(
    _ pattern: ByteString, _ text: ByteString, whole: Bool, _ run: ProgramRun
  ) throws(Interrupt) -> Bool {
    let special = pattern.bytes.contains { ".*+?[]()|^$\\{}".utf8.contains($0) }
    if special { throw run.refuse("with a regular expression") }
    if whole { return pattern == text }
    return text.contains(pattern)
  }
}
