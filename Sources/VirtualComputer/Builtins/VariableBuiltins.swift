/// Builtins for variables, parameters and options.
enum VariableBuiltins {
  static let table: [ByteString: Builtin] = [
    "export": export, "readonly": readonly, "local": local, "unset": unset, "set": set,
    "shift": shift, "read": read,
  ]

  /// Options of one letter in front of the arguments.
  private static func options(
    _ arguments: [ByteString]
  ) -> (letters: [UInt8], rest: ArraySlice<ByteString>) {
    var rest = arguments.dropFirst()
    var letters: [UInt8] = []
    while let option = rest.first, option.hasPrefix("-"), option.count > 1 {
      rest = rest.dropFirst()
      if option == "--" { break }
      letters += option.bytes.dropFirst()
    }
    return (letters, rest)
  }

  private static func parts(_ argument: ByteString) -> (name: ByteString, value: ByteString?) {
    guard let sign = argument.bytes.firstIndex(of: UInt8(ascii: "=")) else {
      return (argument, nil)
    }
    return (
      ByteString(Array(argument.bytes[..<sign])), ByteString(Array(argument.bytes[(sign + 1)...]))
    )
  }

  private static func refusedLetter(
    _ shell: Shell, _ name: ByteString, _ letters: [UInt8], _ known: String, _ real: String,
    usage: ByteString
  ) throws(Interrupt) -> Bool {
    for letter in letters where !known.utf8.contains(letter) {
      if real.utf8.contains(letter) { throw shell.refuse("\(name) -\(ByteString([letter]))") }
      try shell.complain(name, "-\(ByteString([letter])): invalid option")
      try shell.write("\(name): usage: \(usage)\n", to: 2)
      return true
    }
    return false
  }

  private static func export(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    let (letters, rest) = options(arguments)
    if try refusedLetter(
      shell, "export", letters, "np", "f", usage: "export [-fn] [name[=value] ...] or export -p")
    {
      return .status(2)
    }
    if rest.isEmpty { return try list(shell, "x") { $0.isExported } }
    let isOff = letters.contains(UInt8(ascii: "n"))
    return try declare(shell, "export", rest) { $0.isExported = !isOff }
  }

  private static func readonly(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    let (letters, rest) = options(arguments)
    if try refusedLetter(
      shell, "readonly", letters, "p", "aAf",
      usage: "readonly [-aAf] [name[=value] ...] or readonly -p")
    {
      return .status(2)
    }
    if rest.isEmpty { return try list(shell, "r") { $0.isReadonly } }
    return try declare(shell, "readonly", rest) { $0.isReadonly = true }
  }

  /// Prints the variables that have a mark, as commands that would make them.
  private static func list(
    _ shell: Shell, _ letter: ByteString, _ isMarked: (Variable) -> Bool
  ) throws(Interrupt) -> BuiltinResult {
    for (name, variable) in shell.variables.sorted(by: { $0.key < $1.key })
    where isMarked(variable) {
      let value = variable.value.map { "=\"\(escaped($0))\"" as ByteString } ?? ""
      try shell.write("declare -\(letter) \(name)\(value)\n", to: 1)
    }
    return .status(0)
  }

  /// A value as it stands between double quotes.
  private static func escaped(_ value: ByteString) -> ByteString {
    ByteString(
      value.bytes.flatMap { "\"$`\\".utf8.contains($0) ? [.backslash, $0] : [$0] } as [UInt8])
  }

  private static func declare(
    _ shell: Shell, _ builtin: ByteString, _ rest: ArraySlice<ByteString>,
    _ change: (inout Variable) -> Void
  ) throws(Interrupt) -> BuiltinResult {
    var status: Int32 = 0
    for argument in rest {
      let (name, value) = parts(argument)
      guard name.isName else {
        try shell.complain(builtin, "`\(argument)': not a valid identifier")
        status = 1
        continue
      }
      if let value {
        if shell.variables[name]?.isReadonly ?? false {
          try shell.report("\(name): readonly variable")
          status = 1
          continue
        }
        shell.variables[name, default: Variable()].value = value
      }
      change(&shell.variables[name, default: Variable()])
    }
    return .status(status)
  }

  private static func local(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    let place = shell.controls.lastIndex { control in
      if case .call(let call) = control.kind { call.kind == .function } else { false }
    }
    guard let place, case .call(var call) = shell.controls[place].kind else {
      try shell.complain("local", "can only be used in a function")
      return .status(1)
    }
    var status: Int32 = 0
    let (letters, rest) = options(arguments)
    if let letter = letters.first(where: { !"rx".utf8.contains($0) }) {
      throw shell.refuse("local -\(ByteString([letter]))")
    }
    for argument in rest {
      let (name, value) = parts(argument)
      guard name.isName else {
        try shell.complain("local", "`\(argument)': not a valid identifier")
        status = 1
        continue
      }
      if shell.variables[name]?.isReadonly ?? false {
        try shell.complain("local", "\(name): readonly variable")
        status = 1
        continue
      }
      if call.variables[name] == nil {
        call.variables.updateValue(shell.variables[name], forKey: name)
      }
      shell.variables[name] = Variable(
        value: value, isExported: letters.contains(UInt8(ascii: "x")),
        isReadonly: letters.contains(UInt8(ascii: "r")))
    }
    shell.controls[place].kind = .call(call)
    return .status(status)
  }

  private static func unset(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    let (letters, rest) = options(arguments)
    if try refusedLetter(
      shell, "unset", letters, "fv", "n", usage: "unset [-f] [-v] [-n] [name ...]")
    {
      return .status(2)
    }
    var status: Int32 = 0
    for name in rest {
      if letters.contains(UInt8(ascii: "f")) {
        shell.functions[name] = nil
        continue
      }
      guard name.isName else {
        if name.contains(UInt8(ascii: "[")) { throw shell.refuse("arrays") }
        try shell.complain("unset", "`\(name)': not a valid identifier")
        status = 1
        continue
      }
      if shell.variables[name]?.isReadonly ?? false {
        try shell.complain("unset", "\(name): cannot unset: readonly variable")
        status = 1
      } else if shell.variables[name] != nil {
        shell.variables[name] = nil
      } else if !letters.contains(UInt8(ascii: "v")) {
        shell.functions[name] = nil
      }
    }
    return .status(status)
  }

  private static let optionNames: [ByteString: UInt8] = [
    "errexit": UInt8(ascii: "e"), "nounset": UInt8(ascii: "u"), "noglob": UInt8(ascii: "f"),
  ]
  private static let realNames: Set<ByteString> = [
    "allexport", "braceexpand", "emacs", "errtrace", "functrace", "hashall", "histexpand",
    "history", "ignoreeof", "interactive-comments", "keyword", "monitor", "noclobber", "noexec",
    "nolog", "notify", "onecmd", "physical", "posix", "privileged", "verbose", "vi", "xtrace",
  ]

  private static func set(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    var rest = arguments.dropFirst()
    if rest.isEmpty {
      for (name, variable) in shell.variables.sorted(by: { $0.key < $1.key }) {
        guard let value = variable.value else { continue }
        try shell.write("\(name)=\(shellQuoted(value))\n", to: 1)
      }
      return .status(0)
    }
    while let word = rest.first, word.hasPrefix("-") || word.hasPrefix("+") {
      rest = rest.dropFirst()
      if word == "--" {
        shell.positional = Array(rest)
        return .status(0)
      }
      if word == "-" {
        if !rest.isEmpty { shell.positional = Array(rest) }
        return .status(0)
      }
      let isOn = word.hasPrefix("-")
      for letter in word.bytes.dropFirst() {
        if letter == UInt8(ascii: "o") {
          guard let name = rest.popFirst() else { throw shell.refuse("set -o alone") }
          if name == "pipefail" {
            shell.options.pipefail = isOn
          } else if let short = optionNames[name] {
            shell.options.set(short, isOn)
          } else if realNames.contains(name) {
            throw shell.refuse("set -o \(name)")
          } else {
            try shell.complain("set", "\(name): invalid option name")
            return .status(2)
          }
          continue
        }
        if "euf".utf8.contains(letter) {
          shell.options.set(letter, isOn)
        } else if "hB".utf8.contains(letter), isOn {
          continue
        } else if "abhkmnptvxBCEHPT".utf8.contains(letter) {
          throw shell.refuse("set \(isOn ? "-" : "+")\(ByteString([letter]))")
        } else {
          try shell.complain(
            "set", "\(isOn ? "-" : "+")\(ByteString([letter])): invalid option")
          try shell.write(
            "set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]\n", to: 2)
          return .status(2)
        }
      }
    }
    if !rest.isEmpty { shell.positional = Array(rest) }
    return .status(0)
  }

  /// A text as a script would have to write it.
  static func shellQuoted(_ text: ByteString) -> ByteString {
    let isPlain =
      !text.isEmpty
      && text.bytes.allSatisfy { $0.isNamePart || "@%+=:,./-".utf8.contains($0) || $0 >= 128 }
    if isPlain || text.isEmpty { return text }
    return "'" + text.split(on: UInt8(ascii: "'")).joined(by: "'\\''") + "'"
  }

  private static func shift(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    guard arguments.count > 1 else {
      guard !shell.positional.isEmpty else { return .status(1) }
      shell.positional.removeFirst()
      return .status(0)
    }
    guard let count = arguments[1].integer() else {
      try shell.complain("shift", "\(arguments[1]): numeric argument required")
      return .status(1)
    }
    guard count >= 0 else {
      try shell.complain("shift", "\(arguments[1]): shift count out of range")
      return .status(1)
    }
    guard count <= shell.positional.count else { return .status(1) }
    shell.positional.removeFirst(count)
    return .status(0)
  }

  private static func read(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    var rest = arguments.dropFirst()
    var isRaw = false
    var delimiter = UInt8.newline
    var limit = Int.max
    while let option = rest.first, option.hasPrefix("-"), option.count > 1 {
      rest = rest.dropFirst()
      if option == "--" { break }
      var letters = option.bytes.dropFirst()
      while let letter = letters.popFirst() {
        switch letter {
        case UInt8(ascii: "r"): isRaw = true
        case UInt8(ascii: "s"): break
        case UInt8(ascii: "d"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "p"):
          let value = letters.isEmpty ? rest.popFirst() ?? "" : ByteString(Array(letters))
          letters = []
          if letter == UInt8(ascii: "d") { delimiter = value.bytes.first ?? 0 }
          if letter == UInt8(ascii: "n") {
            guard let number = value.integer(signed: false) else {
              try shell.complain("read", "\(value): invalid number")
              return .status(1)
            }
            limit = number
          }
          if letter == UInt8(ascii: "N") { throw shell.refuse("read -N") }
        default: throw shell.refuse("read -\(ByteString([letter]))")
        }
      }
    }
    for name in rest where !name.isName {
      try shell.complain("read", "`\(name)': not a valid identifier")
      return .status(1)
    }
    guard let file = shell.process.descriptors[0] else {
      try shell.complain("read", "read error: 0: Bad file descriptor")
      return .status(1)
    }
    // Everything that is there is read; what lies behind the line is put back.
    guard var bytes = try shell.machine.read(file) else { return .waits(.reading(file: file)) }
    var line: [UInt8] = []
    var escaped: [Bool] = []
    var index = 0
    var hasEnd = false
    var isEscaped = false
    while true {
      guard index < bytes.count else {
        if bytes.isEmpty { break }
        guard let more = try shell.machine.read(file) else {
          shell.machine.unread(bytes, to: file)
          return .waits(.reading(file: file))
        }
        if more.isEmpty { break }
        bytes += more
        continue
      }
      let byte = bytes.bytes[index]
      index += 1
      if isEscaped {
        isEscaped = false
        if byte == .newline { continue }
        line.append(byte)
        escaped.append(true)
      } else if byte == .backslash, !isRaw {
        isEscaped = true
      } else if byte == delimiter {
        hasEnd = true
        break
      } else {
        line.append(byte)
        escaped.append(false)
      }
      if line.count >= limit {
        hasEnd = true
        break
      }
    }
    shell.machine.unread(bytes.dropFirst(index), to: file)
    try shell.machine.count(1 + line.count >> 10)
    try assign(shell, line, escaped, Array(rest))
    return .status(hasEnd ? 0 : 1)
  }

  /// Splits a line over variables; the last one takes what is left.
  private static func assign(
    _ shell: Shell, _ line: [UInt8], _ escaped: [Bool], _ names: [ByteString]
  ) throws(Interrupt) {
    guard !names.isEmpty else {
      try shell.assign("REPLY", ByteString(line))
      return
    }
    let separators = shell.variables["IFS"].map { $0.value ?? " \t\n" } ?? " \t\n"
    func isSeparator(_ index: Int) -> Bool { !escaped[index] && separators.contains(line[index]) }
    func isBlank(_ index: Int) -> Bool {
      isSeparator(index) && (line[index].isBlank || line[index] == .newline)
    }
    var index = 0
    while index < line.count, isBlank(index) { index += 1 }
    for (number, name) in names.enumerated() {
      guard number < names.count - 1 else {
        var end = line.count
        while end > index, isBlank(end - 1) { end -= 1 }
        // One separator at the very end of the last field goes away with it.
        if end > index, isSeparator(end - 1), !(index..<(end - 1)).contains(where: isSeparator) {
          end -= 1
        }
        try shell.assign(name, ByteString(Array(line[index..<max(index, end)])))
        return
      }
      let start = index
      while index < line.count, !isSeparator(index) { index += 1 }
      try shell.assign(name, ByteString(Array(line[start..<index])))
      while index < line.count, isBlank(index) { index += 1 }
      if index < line.count, isSeparator(index), !isBlank(index), index >= start {
        index += 1
        while index < line.count, isBlank(index) { index += 1 }
      }
    }
  }
}
