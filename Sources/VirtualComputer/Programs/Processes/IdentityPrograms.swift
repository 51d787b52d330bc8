/// Programs that say who and where: whoami, id, hostname, uname, nproc, which, true and false.
enum IdentityPrograms {
  static let table: [ByteString: Program] = [
    "whoami": whoami, "id": id, "hostname": hostname, "uname": uname, "nproc": nproc,
    "which": which, "pwd": pwd,
  ]

  private static func whoami(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    if let extra = run.arguments.first {
      if extra.hasPrefix("-") { throw run.refuse(extra) }
      try run.fail("extra operand ‘\(extra)’")
      try run.write("Try 'whoami --help' for more information.\n", to: 2)
      return .end(1)
    }
    try run.write(run.machine.configuration.user + "\n")
    return .end(0)
  }

  private static func pwd(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    try run.write(run.process.directory + "\n")
    return .end(0)
  }

  private static func id(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    let user = run.machine.configuration.user
    let number = run.machine.configuration.userNumber
    var letters: Set<UInt8> = []
    for argument in run.arguments {
      guard argument.hasPrefix("-") else {
        guard argument == user || argument == "root" else {
          try run.fail("‘\(argument)’: no such user")
          return .end(1)
        }
        if argument != user { throw run.refuse("of another user") }
        continue
      }
      for letter in argument.bytes.dropFirst() {
        guard "ugnG".utf8.contains(letter) else { throw run.refuse(argument) }
        letters.insert(letter)
      }
    }
    let isName = letters.contains(UInt8(ascii: "n"))
    if letters.isEmpty {
      try run.write(
        "uid=\(number)(\(user)) gid=\(number)(\(user)) groups=\(number)(\(user))\n")
    } else if letters == [UInt8(ascii: "n")] {
      try run.fail("cannot print only names or real IDs in default format")
      return .end(1)
    } else {
      try run.write((isName ? user : "\(number)") + "\n")
    }
    return .end(0)
  }

  private static func hostname(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    if let argument = run.arguments.first { throw run.refuse(argument) }
    try run.write(run.machine.configuration.hostname + "\n")
    return .end(0)
  }

  private static func nproc(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    for argument in run.arguments where argument != "--all" { throw run.refuse(argument) }
    try run.write("\(run.machine.configuration.processors)\n")
    return .end(0)
  }

  private static func uname(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var wanted: Set<UInt8> = []
    for argument in run.arguments {
      guard argument.hasPrefix("-"), !argument.hasPrefix("--") else { throw run.refuse(argument) }
      for letter in argument.bytes.dropFirst() {
        guard "asnrvmo".utf8.contains(letter) else { throw run.refuse(argument) }
        wanted.insert(letter)
      }
    }
    if wanted.isEmpty { wanted = [UInt8(ascii: "s")] }
    let parts: [(UInt8, ByteString)] = [
      (UInt8(ascii: "s"), "Linux"), (UInt8(ascii: "n"), run.machine.configuration.hostname),
      (UInt8(ascii: "r"), "6.1.0-understudy"), (UInt8(ascii: "v"), "#1 SMP PREEMPT_DYNAMIC"),
      (UInt8(ascii: "m"), "x86_64"), (UInt8(ascii: "o"), "GNU/Linux"),
    ]
    let isAll = wanted.contains(UInt8(ascii: "a"))
    try run.write(
      parts.filter { isAll || wanted.contains($0.0) }.map(\.1).joined(by: " ") + "\n")
    return .end(0)
  }

  private static func which(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var status: Int32 = 0
    for name in run.arguments where name != "-a" {
      if name.hasPrefix("-") { throw run.refuse(name) }
      var isFound = false
      if name.contains(.slash) {
        if let (_, node) = try? run.node(name), !node.isDirectory, node.mode & 0o111 != 0 {
          try run.write(name + "\n")
          isFound = true
        }
      } else {
        for folder in (run.environment["PATH"] ?? "").split(on: UInt8(ascii: ":"))
        where run.machine.search(name, folder, from: run.process.directory) != nil {
          try run.write(Disk.join(folder, name) + "\n")
          isFound = true
          if !run.arguments.contains("-a") { break }
        }
      }
      if !isFound { status = 1 }
    }
    return .end(status)
  }
}
