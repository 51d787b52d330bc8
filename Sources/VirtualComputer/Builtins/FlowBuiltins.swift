/// Builtins that change where a script goes on.
enum FlowBuiltins {
  static let table: [ByteString: Builtin] = [
    ":": { (_, _) throws(Interrupt) in .status(0) },
    "true": { (_, _) throws(Interrupt) in .status(0) },
    "false": { (_, _) throws(Interrupt) in .status(1) },
    "break": leaveLoop, "continue": leaveLoop, "return": leaveCall, "exit": leaveShell,
    "eval": eval, ".": source, "source": source, "exec": exec, "command": command,
    "builtin": builtin,
  ]

  private static func leaveLoop(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    var count = 1
    if arguments.count > 1 {
      guard let number = arguments[1].integer() else {
        try shell.complain(arguments[0], "\(arguments[1]): numeric argument required")
        try shell.exit(128)
        return .left
      }
      guard number > 0 else {
        try shell.complain(arguments[0], "\(arguments[1]): loop count out of range")
        return .status(1)
      }
      count = number
    }
    guard try shell.leaveLoops(count, continues: arguments[0] == "continue") else {
      try shell.complain(arguments[0], "only meaningful in a `for', `while', or `until' loop")
      return .status(0)
    }
    shell.status = 0
    return .left
  }

  private static func leaveCall(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    guard let status = try statusArgument(shell, arguments) else { return .status(2) }
    let canReturn = shell.controls.contains { control in
      if case .call(let call) = control.kind {
        call.kind == .function || call.kind == .source
      } else {
        false
      }
    }
    guard canReturn else {
      try shell.complain("return", "can only `return' from a function or sourced script")
      return .status(2)
    }
    try shell.returnFromCall(status, ofScripts: true)
    return .left
  }

  private static func leaveShell(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    let status = try statusArgument(shell, arguments) ?? 2
    try shell.exit(status)
    return .left
  }

  /// The status that is named, or that of the last command; nil after a message.
  private static func statusArgument(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> Int32? {
    guard arguments.count > 1 else { return shell.status }
    guard let number = arguments[1].integer() else {
      try shell.complain(arguments[0], "\(arguments[1]): numeric argument required")
      return nil
    }
    return Int32(truncatingIfNeeded: number) & 0xFF
  }

  private static func eval(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    let text = arguments.dropFirst().joined(by: " ")
    guard !text.isEmpty else { return .status(0) }
    let name = shell.texts[shell.place.text].name
    let number = try shell.add(
      SourceText(text: text, firstLine: shell.line, name: name, kind: "eval: "))
    try shell.call(.eval, CodePlace(text: number, step: 0))
    return .entered
  }

  private static func source(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    guard arguments.count > 1 else {
      try shell.complain(arguments[0], "filename argument required")
      try shell.write("\(arguments[0]): usage: \(arguments[0]) filename [arguments]\n", to: 2)
      return .status(2)
    }
    let file = arguments[1]
    var found: ByteString?
    if !file.contains(.slash) {
      found = shell.machine.search(
        file, shell.variables["PATH"]?.value ?? "", from: shell.process.directory)
    }
    let content: ByteString
    do throws(DiskError) {
      let path =
        if let found { found } else {
          try shell.machine.disk.resolve(file, from: shell.process.directory)
        }
      content = try shell.machine.disk.read(path)
    } catch {
      if error == .isDirectory {
        try shell.complain(arguments[0], "\(file): is a directory")
      } else {
        try shell.report("\(file): \(error.message)")
      }
      return .status(1)
    }
    let number = try shell.add(SourceText(text: content, firstLine: 1, name: file, kind: ""))
    try shell.call(
      .source, CodePlace(text: number, step: 0),
      positional: arguments.count > 2 ? Array(arguments.dropFirst(2)) : nil)
    shell.status = 0
    return .entered
  }

  private static func exec(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    var rest = Array(arguments.dropFirst())
    if rest.first == "--" { rest.removeFirst() }
    if let option = rest.first, option.hasPrefix("-"), option.count > 1 {
      throw shell.refuse("exec \(option)")
    }
    return rest.isEmpty ? .status(0) : .becomes(rest)
  }

  private static func builtin(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    let rest = Array(arguments.dropFirst())
    guard let name = rest.first else { return .status(0) }
    guard shell.machine.commands.builtins[name] != nil else {
      if shell.machine.commands.unsimulatedBuiltins.contains(name) { throw shell.refuse(name) }
      try shell.complain("builtin", "\(name): not a shell builtin")
      return .status(1)
    }
    return .command(rest)
  }

  private static func command(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    var rest = arguments.dropFirst()
    var describes: UInt8?
    while let option = rest.first, option.hasPrefix("-"), option.count > 1 {
      rest = rest.dropFirst()
      if option == "--" { break }
      for letter in option.bytes.dropFirst() {
        switch letter {
        case UInt8(ascii: "v"), UInt8(ascii: "V"): describes = letter
        case UInt8(ascii: "p"): break
        default:
          try shell.complain("command", "-\(ByteString([letter])): invalid option")
          try shell.write("command: usage: command [-pVv] command [arg ...]\n", to: 2)
          return .status(2)
        }
      }
    }
    guard !rest.isEmpty else { return .status(0) }
    guard let describes else { return .command(Array(rest)) }
    var status: Int32 = 1
    for name in rest {
      let meaning = NameMeaning(of: name, in: shell)
      guard let text = describes == UInt8(ascii: "v") ? meaning.path : meaning.sentence else {
        if describes == UInt8(ascii: "V") { try shell.complain("command", "\(name): not found") }
        continue
      }
      try shell.write(text + "\n", to: 1)
      status = 0
    }
    return .status(status)
  }
}
