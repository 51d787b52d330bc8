import Wire

/// Programs that run another one: env, nohup, setsid, sudo, timeout, xargs.
enum PrefixPrograms {
  static let table: [ByteString: Program] = [
    "env": env, "printenv": printenv, "nohup": nohup, "setsid": setsid, "sudo": sudo,
    "timeout": timeout, "xargs": xargs,
  ]

  private static func usage(_ run: ProgramRun, status: Int32) throws(Interrupt) -> ProgramStep {
    try run.write("Try '\(run.name) --help' for more information.\n", to: 2)
    return .end(status)
  }

  /// The assignments in front of a command.
  private static func takeAssignments(_ run: ProgramRun, _ rest: inout ArraySlice<ByteString>) {
    while let word = rest.first, let sign = word.bytes.firstIndex(of: UInt8(ascii: "=")), sign > 0 {
      run.environment[ByteString(Array(word.bytes[..<sign]))] =
        ByteString(Array(word.bytes[(sign + 1)...]))
      rest = rest.dropFirst()
    }
  }

  private static func list(_ environment: [ByteString: ByteString]) -> ByteString {
    ByteString(
      environment.sorted { $0.key < $1.key }.flatMap {
        $0.key.bytes + [UInt8(ascii: "=")]
          + $0.value.bytes + [.newline]
      })
  }

  private static func env(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var rest = run.arguments[...]
    while let option = rest.first, option.hasPrefix("-") {
      rest = rest.dropFirst()
      if option == "--" { break }
      switch option {
      case "-i", "-", "--ignore-environment": run.environment = [:]
      case "-u", "--unset":
        guard let name = rest.popFirst() else {
          try run.fail("option requires an argument -- 'u'")
          return try usage(run, status: 125)
        }
        run.environment[name] = nil
      case _ where option.hasPrefix("-u"): run.environment[option.dropFirst(2)] = nil
      case _ where option.hasPrefix("--unset="): run.environment[option.dropFirst(8)] = nil
      default: throw run.refuse(option)
      }
    }
    takeAssignments(run, &rest)
    guard !rest.isEmpty else {
      try run.write(list(run.environment))
      return .end(0)
    }
    return .become(Array(rest))
  }

  private static func printenv(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    if run.arguments.isEmpty { try run.write(list(run.environment)) }
    var status: Int32 = 0
    for name in run.arguments {
      if name.hasPrefix("-") { throw run.refuse(name) }
      if let value = run.environment[name] {
        try run.write(value + "\n")
      } else {
        status = 1
      }
    }
    return .end(status)
  }

  private static func nohup(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let first = run.arguments.first else {
      try run.fail("missing operand")
      return try usage(run, status: 125)
    }
    if first.hasPrefix("-"), first != "--" { throw run.refuse(first) }
    run.process.ignoresHangup = true
    return .become(Array(first == "--" ? run.arguments.dropFirst() : run.arguments[...]))
  }

  private static func setsid(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var rest = run.arguments[...]
    while let option = rest.first, option.hasPrefix("-") {
      rest = rest.dropFirst()
      if option == "--" { break }
      switch option {
      case "-w", "--wait": continue
      default: throw run.refuse(option)
      }
    }
    guard !rest.isEmpty else {
      try run.fail("no command specified")
      return try usage(run, status: 1)
    }
    // It becomes the program in a group of its own; the process that started it waits for it or does not, so
    // that --wait changes nothing.
    run.process.group = run.process.pid
    return .become(Array(rest))
  }

  private static func sudo(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var rest = run.arguments[...]
    while let option = rest.first, option.hasPrefix("-") {
      rest = rest.dropFirst()
      if option == "--" { break }
      switch option {
      case "-n", "-E", "-H", "-S", "--non-interactive", "--preserve-env", "--set-home": continue
      case "-u", "--user":
        guard let user = rest.popFirst() else {
          try run.fail("option requires an argument -- 'u'")
          return .end(1)
        }
        if user != "root", user != run.machine.configuration.user { throw run.refuse("-u \(user)") }
      default: throw run.refuse(option)
      }
    }
    takeAssignments(run, &rest)
    guard !rest.isEmpty else {
      try run.write("usage: sudo [-nEHS] [-u user] [VAR=value] command\n", to: 2)
      return .end(1)
    }
    if run.machine.search(rest[rest.startIndex], run.environment["PATH"] ?? "", from: "/") == nil,
      !rest[rest.startIndex].contains(.slash)
    {
      try run.write("sudo: \(rest[rest.startIndex]): command not found\n", to: 2)
      return .end(1)
    }
    return .become(Array(rest))
  }

  private static func timeout(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var rest = run.arguments[...]
    var signal: Int32 = 15
    var keepsStatus = false
    while let option = rest.first, option.hasPrefix("-"), option.count > 1 {
      rest = rest.dropFirst()
      if option == "--" { break }
      switch option {
      case "--preserve-status", "-p": keepsStatus = true
      case "--foreground", "-f", "-v", "--verbose": continue
      case "-s", "--signal", "-k", "--kill-after":
        guard let value = rest.popFirst() else {
          try run.fail("option requires an argument -- '\(option.dropFirst())'")
          return try usage(run, status: 125)
        }
        if option == "-s" || option == "--signal" {
          guard let number = Signal.number(of: value) else {
            try run.fail("\(value): invalid signal")
            return try usage(run, status: 125)
          }
          signal = number
        }
      case _ where option.hasPrefix("--signal="):
        signal = Signal.number(of: option.dropFirst(9)) ?? 15
      case _ where option.hasPrefix("--kill-after="), _ where option.hasPrefix("-k"): continue
      case _ where option.hasPrefix("-s"): signal = Signal.number(of: option.dropFirst(2)) ?? 15
      default: throw run.refuse(option)
      }
    }
    guard let time = rest.popFirst(), !rest.isEmpty else {
      try run.fail("missing operand")
      return try usage(run, status: 125)
    }
    guard let limit = Durations.read(time) else {
      try run.fail("invalid time interval ‘\(time)’")
      return try usage(run, status: 125)
    }
    switch run.phase {
    case .childEnded(let status?): return .end(status)
    case .childEnded(nil):
      let pid = run.notes.last?.integer() ?? 0
      _ = run.machine.signalTree(pid, signal)
      let status = run.machine.reap(pid) ?? 128 + signal
      return .end(keepsStatus || signal == 9 ? status : 124)
    default: return .child(Array(rest), limit: limit == .zero ? nil : limit)
    }
  }

  // MARK: xargs

  private static func xargs(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    let options: XargsOptions
    switch try XargsOptions.read(run) {
    case .success(let read): options = read
    case .failure(let ending): return .end(ending.status)
    }
    // The notes are the worst status so far and the number of commands that were started.
    let input = try run.standardInput()
    var status = Int32(run.notes.first?.integer() ?? 0)
    var started = run.notes.count > 1 ? run.notes[1].integer() ?? 0 : 0
    if case .childEnded(let ended?) = run.phase {
      switch ended {
      case 0: break
      case 255:
        try run.fail("\(options.command[0]): exited with status 255; aborting")
        return .end(124)
      case 126, 127: return .end(ended)
      case 128...: status = 125
      default: status = 123
      }
    }
    let commands: [[ByteString]]
    switch options.commands(from: input) {
    case .success(let made): commands = made
    case .failure(let problem):
      try run.fail(problem.message)
      return .end(1)
    }
    guard started < commands.count else { return .end(status) }
    started += 1
    run.notes = ["\(status)", "\(started)"]
    return .child(commands[started - 1])
  }
}

/// The options of xargs, and the commands that it makes of its input.
struct XargsOptions {
  struct Ending: Error {
    let status: Int32
  }

  struct Problem: Error {
    let message: ByteString
  }

  var maximumArguments = Int.max
  var maximumLines = Int.max
  var replaced: ByteString?
  var delimiter: UInt8?
  var skipsEmpty = false
  var command: [ByteString] = ["echo"]

  static func read(_ run: ProgramRun) throws(Interrupt) -> Result<XargsOptions, Ending> {
    var options = XargsOptions()
    var rest = run.arguments[...]
    while let option = rest.first, option.hasPrefix("-"), option.count > 1 {
      rest = rest.dropFirst()
      if option == "--" { break }
      if option.hasPrefix("--") {
        switch option {
        case "--null": options.delimiter = 0
        case "--no-run-if-empty": options.skipsEmpty = true
        default: throw run.refuse(option)
        }
        continue
      }
      var letters = option.bytes.dropFirst()
      while let letter = letters.popFirst() {
        switch letter {
        case UInt8(ascii: "0"): options.delimiter = 0
        case UInt8(ascii: "r"): options.skipsEmpty = true
        case UInt8(ascii: "n"), UInt8(ascii: "I"), UInt8(ascii: "L"), UInt8(ascii: "d"):
          let value = letters.isEmpty ? rest.popFirst() : ByteString(Array(letters))
          letters = []
          guard let value else {
            try run.fail("option requires an argument -- '\(ByteString([letter]))'")
            try run.write("Try 'xargs --help' for more information.\n", to: 2)
            return .failure(Ending(status: 1))
          }
          switch letter {
          case UInt8(ascii: "I"):
            options.replaced = value
            options.maximumLines = 1
          case UInt8(ascii: "d"):
            let (text, _) = Escapes.undone(value, octalNeedsZero: false)
            options.delimiter = text.bytes.first ?? 0
          default:
            guard let number = value.integer(signed: false), number > 0 else {
              try run.fail("invalid number \"\(value)\" for -\(ByteString([letter])) option")
              return .failure(Ending(status: 1))
            }
            if letter == UInt8(ascii: "n") {
              options.maximumArguments = number
            } else {
              options.maximumLines = number
            }
          }
        default: throw run.refuse("-\(ByteString([letter]))")
        }
      }
    }
    if !rest.isEmpty { options.command = Array(rest) }
    return .success(options)
  }

  /// The commands for all of the input.
  func commands(from input: ByteString) -> Result<[[ByteString]], Problem> {
    let lines: [[ByteString]]
    if let delimiter {
      var items = input.split(on: delimiter)
      if items.last?.isEmpty ?? false { items.removeLast() }
      lines = items.map { [$0] }
    } else if replaced != nil {
      lines = input.split(on: .newline).compactMap { line in
        let bytes = Array(line.bytes.drop { $0.isBlank })
        return bytes.isEmpty ? nil : [ByteString(bytes)]
      }
    } else {
      switch words(of: input) {
      case .success(let read): lines = read
      case .failure(let problem): return .failure(problem)
      }
    }
    if let replaced {
      return .success(
        lines.map { line in
          command.enumerated().map { index, word in
            index == 0 ? word : Self.replace(replaced, in: word, with: line[0])
          }
        })
    }
    if lines.isEmpty { return .success(skipsEmpty ? [] : [command]) }
    var commands: [[ByteString]] = []
    if maximumLines < .max {
      for start in stride(from: 0, to: lines.count, by: maximumLines) {
        commands.append(
          command + lines[start..<min(start + maximumLines, lines.count)].flatMap { $0 })
      }
      return .success(commands)
    }
    let words = lines.flatMap { $0 }
    let step = min(maximumArguments, 5000)
    for start in stride(from: 0, to: words.count, by: step) {
      commands.append(command + words[start..<min(start + step, words.count)])
    }
    return .success(commands)
  }

  /// The words of each line; quotes and backslashes keep blanks together.
  private func words(of input: ByteString) -> Result<[[ByteString]], Problem> {
    var lines: [[ByteString]] = []
    var words: [ByteString] = []
    var current: [UInt8]?
    var quote: UInt8?
    var isEscaped = false
    func finish() {
      if let word = current { words.append(ByteString(word)) }
      current = nil
    }
    for byte in input.bytes {
      if isEscaped {
        current = (current ?? []) + [byte]
        isEscaped = false
      } else if let open = quote {
        if byte == .newline {
          let name = open == UInt8(ascii: "'") ? "single" : "double"
          return .failure(
            Problem(
              message:
                "unmatched \(name) quote; by default quotes are special to xargs unless you use the -0 option"
            ))
        }
        if byte == open { quote = nil } else { current = (current ?? []) + [byte] }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
        current = current ?? []
      } else if byte == .backslash {
        isEscaped = true
      } else if byte == .newline {
        finish()
        if !words.isEmpty { lines.append(words) }
        words = []
      } else if byte.isBlank {
        finish()
      } else {
        current = (current ?? []) + [byte]
      }
    }
    finish()
    if !words.isEmpty { lines.append(words) }
    return .success(lines)
  }

  private static func replace(
    _ mark: ByteString, in word: ByteString, with text: ByteString
  ) -> ByteString {
    guard !mark.isEmpty else { return word }
    var result: [UInt8] = []
    var rest = word.bytes[...]
    while !rest.isEmpty {
      if rest.starts(with: mark.bytes) {
        result += text.bytes
        rest = rest.dropFirst(mark.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return ByteString(result)
  }
}
