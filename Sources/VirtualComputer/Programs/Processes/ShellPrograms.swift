/// `bash` and `sh`.
enum ShellPrograms {
  static let table: [ByteString: Program] = ["bash": bash, "sh": bash]

  private static func bash(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var rest = run.arguments[...]
    var isCommand = false
    var isLogin = false
    var readsInput = false
    var letters: [(UInt8, Bool)] = []
    while let option = rest.first, option.hasPrefix("-") || option.hasPrefix("+"), option.count > 1
    {
      rest = rest.dropFirst()
      if option == "--" || option == "-" { break }
      if option == "--noprofile" || option == "--norc" { continue }
      if option == "--login" {
        isLogin = true
        continue
      }
      if option.hasPrefix("--") { throw run.refuse(option) }
      let isOn = option.hasPrefix("-")
      for letter in option.bytes.dropFirst() {
        switch letter {
        case UInt8(ascii: "c"): isCommand = true
        case UInt8(ascii: "l"): isLogin = true
        case UInt8(ascii: "s"): readsInput = true
        case UInt8(ascii: "e"), UInt8(ascii: "u"), UInt8(ascii: "f"): letters.append((letter, isOn))
        case UInt8(ascii: "o"):
          guard let name = rest.popFirst() else { throw run.refuse("-o") }
          switch name {
          case "pipefail": letters.append((UInt8(ascii: "o"), isOn))
          case "errexit": letters.append((UInt8(ascii: "e"), isOn))
          case "nounset": letters.append((UInt8(ascii: "u"), isOn))
          default: throw run.refuse("-o \(name)")
          }
        default: throw run.refuse("-\(ByteString([letter]))")
        }
      }
    }
    var text: ByteString
    var name = run.name
    var kind: ByteString = ""
    var isFile = false
    if isCommand {
      guard let command = rest.popFirst() else {
        try run.fail("-c: option requires an argument")
        return .end(2)
      }
      text = command
      kind = "-c: "
      if let given = rest.popFirst() { name = given }
    } else if !readsInput, let file = rest.popFirst() {
      switch try run.content(of: file) {
      case .success(let content): text = content
      case .failure(let error):
        if error == .isDirectory {
          try run.write("\(file): \(file): Is a directory\n", to: 2)
          return .end(126)
        }
        try run.fail("\(file): \(error.message)")
        return .end(127)
      }
      name = file
      isFile = true
    } else {
      text = try run.standardInput()
    }
    let shell = Shell(machine: run.machine, process: run.process)
    shell.name = name
    shell.isCommandText = !isFile
    shell.positional = Array(rest)
    try shell.begin(environment: run.environment)
    for (letter, isOn) in letters {
      if letter == UInt8(ascii: "o") {
        shell.options.pipefail = isOn
      } else {
        shell.options.set(letter, isOn)
      }
    }
    var profile: ByteString?
    if isLogin,
      let path = try? run.machine.disk.resolve(
        ".bashrc", from: run.environment["HOME"] ?? "/")
    {
      profile = try? run.machine.disk.read(path)
    }
    try shell.start(SourceText(text: text, firstLine: 1, name: name, kind: kind), after: profile)
    run.process.body = .shell(shell)
    return .replaced
  }
}

extension Shell {
  /// Takes the environment over.
  func begin(environment: [ByteString: ByteString]) throws(Interrupt) {
    for (name, value) in environment where name.isName {
      variables[name] = Variable(value: value, isExported: true)
    }
    if variables["PATH"] == nil { variables["PATH"] = Variable(value: Machine.searchPath) }
    variables["PWD", default: Variable()].value = process.directory
    variables["PWD"]?.isExported = true
    variables["IFS"] = Variable(value: " \t\n")
    let level = (environment["SHLVL"]?.integer() ?? 0) + 1
    variables["SHLVL"] = Variable(value: "\(level)", isExported: true)
    variables["OPTIND"] = Variable(value: "1")
    variables["PPID"] = Variable(value: "\(process.parent)", isReadonly: true)
    variables["BASH_VERSION"] = Variable(value: "5.2.15(1)-release")
    variables["BASH"] = Variable(value: "/bin/bash")
    variables["HOSTNAME"] = Variable(value: machine.configuration.hostname)
    variables["UID"] = Variable(value: "0", isReadonly: true)
    variables["EUID"] = Variable(value: "0", isReadonly: true)
  }

  /// Sets the text that is run, and one that runs before it.
  func start(_ source: SourceText, after profile: ByteString?) throws(Interrupt) {
    let number = try add(source)
    place = CodePlace(text: number, step: 0)
    guard let profile else { return }
    let first = try add(SourceText(text: profile, firstLine: 1, name: ".bashrc", kind: ""))
    try call(.source, CodePlace(text: first, step: 0))
  }
}
