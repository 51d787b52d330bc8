/// Builtins about the shell's surroundings.
enum EnvironmentBuiltins {
  static let table: [ByteString: Builtin] = [
    "cd": cd, "pwd": pwd, "umask": umask, "alias": alias, "unalias": unalias, "hash": hash,
    "type": type, "test": test, "[": test, "times": times, "trap": trap,
  ]

  private static func cd(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    var rest = arguments.dropFirst()
    while let option = rest.first, option.hasPrefix("-"), option.count > 1 {
      rest = rest.dropFirst()
      if option == "--" { break }
      guard option == "-L" || option == "-P" else {
        try shell.complain("cd", "\(option): invalid option")
        try shell.write("cd: usage: cd [-L|[-P [-e]] [-@]] [dir]\n", to: 2)
        return .status(2)
      }
    }
    guard rest.count < 2 else {
      try shell.complain("cd", "too many arguments")
      return .status(1)
    }
    var prints = false
    var target: ByteString
    if let argument = rest.first {
      target = argument
      if argument == "-" {
        guard let old = shell.variables["OLDPWD"]?.value else {
          try shell.complain("cd", "OLDPWD not set")
          return .status(1)
        }
        target = old
        prints = true
      }
    } else {
      guard let home = shell.variables["HOME"]?.value else {
        try shell.complain("cd", "HOME not set")
        return .status(1)
      }
      target = home
    }
    if target.isEmpty { return .status(0) }
    do throws(DiskError) {
      let path = try shell.machine.disk.resolve(target, from: shell.process.directory)
      guard let node = shell.machine.disk.node(at: path) else { throw .notFound }
      guard node.isDirectory else { throw .notDirectory }
      shell.variables["OLDPWD", default: Variable(isExported: true)].value =
        shell.variables["PWD"]?.value ?? shell.process.directory
      shell.process.directory = path
      shell.variables["PWD", default: Variable(isExported: true)].value = path
      if prints {
        do throws(Interrupt) { try shell.write(path + "\n", to: 1) } catch {}
      }
      return .status(0)
    } catch {
      try shell.complain("cd", "\(target): \(error.message)")
      return .status(1)
    }
  }

  private static func pwd(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    try shell.write(shell.process.directory + "\n", to: 1)
    return .status(0)
  }

  private static func umask(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    guard arguments.count > 1 else {
      let digits = ByteString(String(shell.process.umask, radix: 8))
      try shell.write(
        ByteString(repeating: "0", count: 4 - digits.count) + digits + "\n", to: 1)
      return .status(0)
    }
    guard let mask = UInt16(arguments[1].text, radix: 8), mask <= 0o777 else {
      if arguments[1].bytes.first?.isDigit ?? false {
        try shell.complain("umask", "\(arguments[1]): octal number out of range")
        return .status(1)
      }
      throw shell.refuse("umask \(arguments[1])")
    }
    shell.process.umask = mask
    return .status(0)
  }

  /// Aliases are defined and not expanded, as in any script.
  private static func alias(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    var status: Int32 = 0
    if arguments.count == 1 {
      for (name, value) in shell.aliases.sorted(by: { $0.key < $1.key }) {
        try shell.write("alias \(name)='\(value)'\n", to: 1)
      }
    }
    for argument in arguments.dropFirst() where argument != "-p" {
      if let sign = argument.bytes.firstIndex(of: UInt8(ascii: "=")) {
        shell.aliases[ByteString(Array(argument.bytes[..<sign]))] =
          ByteString(Array(argument.bytes[(sign + 1)...]))
      } else if let value = shell.aliases[argument] {
        try shell.write("alias \(argument)='\(value)'\n", to: 1)
      } else {
        try shell.complain("alias", "\(argument): not found")
        status = 1
      }
    }
    return .status(status)
  }

  private static func unalias(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    var status: Int32 = 0
    for argument in arguments.dropFirst() {
      if argument == "-a" {
        shell.aliases = [:]
      } else if shell.aliases.removeValue(forKey: argument) == nil {
        try shell.complain("unalias", "\(argument): not found")
        status = 1
      }
    }
    return .status(status)
  }

  /// Programs are looked for anew each time, so that there is nothing to remember.
  private static func hash(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    if arguments.count == 1 {
      try shell.write("hash: hash table empty\n", to: 1)
      return .status(0)
    }
    var status: Int32 = 0
    for name in arguments.dropFirst() where !name.hasPrefix("-") {
      let path = shell.variables["PATH"]?.value ?? ""
      if shell.machine.search(name, path, from: shell.process.directory) == nil {
        try shell.complain("hash", "\(name): not found")
        status = 1
      }
    }
    return .status(status)
  }

  private static func type(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    var rest = arguments.dropFirst()
    var form: UInt8?
    while let option = rest.first, option.hasPrefix("-"), option.count == 2 {
      rest = rest.dropFirst()
      if option == "--" { break }
      guard option == "-t" || option == "-p" || option == "-P" else {
        throw shell.refuse("type \(option)")
      }
      form = option.bytes[1]
    }
    var status: Int32 = 0
    for name in rest {
      let meaning = NameMeaning(of: name, in: shell)
      guard let kind = meaning.kind else {
        if form == nil { try shell.complain("type", "\(name): not found") }
        status = 1
        continue
      }
      switch form {
      case UInt8(ascii: "t")?: try shell.write(kind + "\n", to: 1)
      case .some:
        if kind == "file", let path = meaning.path { try shell.write(path + "\n", to: 1) }
      case nil:
        // bash prints a function's text as well.
        if kind == "function" { throw shell.refuse("type of a function") }
        if let sentence = meaning.sentence { try shell.write(sentence + "\n", to: 1) }
      }
    }
    return .status(status)
  }

  private static func test(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    var operands = Array(arguments.dropFirst())
    if arguments[0] == "[" {
      guard operands.last == "]" else {
        try shell.complain("[", "missing `]'")
        return .status(2)
      }
      operands.removeLast()
    }
    do throws(TestError) {
      return .status(try TestExpression.evaluate(operands, FileTests(shell)) ? 0 : 1)
    } catch {
      try shell.complain(arguments[0], error.message)
      return .status(2)
    }
  }

  /// Commands take no time here.
  private static func times(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    try shell.write("0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n", to: 1)
    return .status(0)
  }

  private static func trap(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    var rest = arguments.dropFirst()
    if rest.first == "--" { rest = rest.dropFirst() }
    if rest.first == "-p" || rest.isEmpty {
      if let text = shell.exitTrap {
        try shell.write("trap -- \(shellQuotedAlways(text)) EXIT\n", to: 1)
      }
      return .status(0)
    }
    if rest.first == "-l" { throw shell.refuse("trap -l") }
    guard let first = rest.first else { return .status(0) }
    let isReset = first == "-" || (rest.count == 1 && (first == "EXIT" || first == "0"))
    let signals = rest.count == 1 ? rest : rest.dropFirst()
    for signal in signals {
      guard signal == "EXIT" || signal == "0" else {
        guard isReset || first.isEmpty, Signal.number(of: signal) != nil else {
          if Signal.number(of: signal) != nil || ["DEBUG", "RETURN", "ERR"].contains(signal) {
            throw shell.refuse("trap on \(signal)")
          }
          try shell.complain("trap", "\(signal): invalid signal specification")
          return .status(1)
        }
        if first.isEmpty { throw shell.refuse("ignoring \(signal)") }
        continue
      }
      shell.exitTrap = isReset ? nil : first
    }
    return .status(0)
  }

  private static func shellQuotedAlways(_ text: ByteString) -> ByteString {
    "'" + text.split(on: UInt8(ascii: "'")).joined(by: "'\\''") + "'"
  }
}
