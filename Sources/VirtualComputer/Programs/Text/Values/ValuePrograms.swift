/// `echo`, `printf`, `test`, `[`, `basename` and `dirname`.
enum ValuePrograms {
  static let table: [ByteString: Program] = [
    "echo": echo, "printf": printf, "test": test, "[": test, "basename": basename,
    "dirname": dirname,
  ]

  private static func echo(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    if run.arguments == ["--help"] || run.arguments == ["--version"] {
      throw run.refuse(run.arguments[0])
    }
    try run.write(EchoText.text(of: run.arguments))
    return .end(0)
  }

  private static func printf(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var arguments = run.arguments[...]
    if run.arguments == ["--help"] || run.arguments == ["--version"] {
      throw run.refuse(run.arguments[0])
    }
    if arguments.first == "--" { arguments = arguments.dropFirst() }
    guard let format = arguments.popFirst() else {
      try run.complain("missing operand")
      return .end(1)
    }
    var formatter = PrintfFormatter(format, Array(arguments))
    let output = try formatter.run { (work) throws(Interrupt) in try run.machine.count(work) }
    for message in formatter.messages { try run.fail(printfMessage(message)) }
    try run.write(output)
    return .end(formatter.messages.isEmpty ? 0 : 1)
  }

  /// What the program says where the shell has the message.
  private static func printfMessage(_ message: ByteString) -> ByteString {
    let end: ByteString = ": invalid number"
    guard message.hasSuffix(end) else { return message }
    let text = message.dropLast(end.count)
    let isNumber = text.bytes.drop { $0.isSpace || $0 == 43 || $0 == 45 }.first?.isDigit ?? false
    return isNumber
      ? "\(Quoted.curly(text)): value not completely converted"
      : "\(Quoted.curly(text)): expected a numeric value"
  }

  private static func test(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var operands = run.arguments
    if run.name == "[" {
      if operands == ["--help"] || operands == ["--version"] { throw run.refuse(operands[0]) }
      guard operands.popLast() == "]" else {
        try run.fail("missing \(Quoted.curly("]"))")
        return .end(2)
      }
    }
    let environment = run.environment
    let files = FileTests(machine: run.machine, directory: run.process.directory) {
      environment[$0] != nil
    }
    do throws(TestError) {
      return .end(try TestExpression.evaluate(operands, files) ? 0 : 1)
    } catch {
      try run.fail(testMessage(error.message, operands))
      return .end(2)
    }
  }

  /// What the program says where the shell has the message.
  private static func testMessage(
    _ message: ByteString, _ operands: [ByteString]
  ) -> ByteString {
    for end: ByteString in [": unary operator expected", ": binary operator expected"]
    where message.hasSuffix(end) {
      if operands.count == 2, !operands[0].hasPrefix("-") || operands[0].count != 2 {
        return "missing argument after \(Quoted.curly(operands[1]))"
      }
      return Quoted.curly(message.dropLast(end.count)) + end
    }
    let number: ByteString = ": integer expression expected"
    if message.hasSuffix(number) {
      return "invalid integer \(Quoted.curly(message.dropLast(number.count)))"
    }
    return message
  }

  // MARK: Names

  private static let baseOptions = OptionTable(
    simulated: ["a multiple", "s suffix="], refused: ["z zero"], stopsAtOperand: true)

  private static func basename(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try baseOptions.read(run) else { return .end(1) }
    var operands = given.operands
    var suffix = given.value("s") ?? ""
    guard !operands.isEmpty else {
      try run.complain("missing operand")
      return .end(1)
    }
    if given.list.isEmpty {
      guard operands.count <= 2 else {
        try run.complain("extra operand \(Quoted.curly(operands[2]))")
        return .end(1)
      }
      if operands.count == 2 { suffix = operands.removeLast() }
    }
    for operand in operands {
      let path = withoutSlashes(operand)
      var name = path == "/" ? path : Disk.name(of: path)
      if !suffix.isEmpty, name != suffix, name != "/", name.hasSuffix(suffix) {
        name = name.dropLast(suffix.count)
      }
      try run.write(name + "\n")
    }
    return .end(0)
  }

  private static let directoryOptions = OptionTable(simulated: [], refused: ["z zero"])

  private static func dirname(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try directoryOptions.read(run) else { return .end(1) }
    guard !given.operands.isEmpty else {
      try run.complain("missing operand")
      return .end(1)
    }
    for operand in given.operands {
      let path = withoutSlashes(operand)
      let slash = path.bytes.lastIndex(of: .slash)
      let directory: ByteString =
        slash.map { $0 == 0 ? "/" : withoutSlashes(path.part(0..<$0)) } ?? "."
      try run.write(directory + "\n")
    }
    return .end(0)
  }

  private static func withoutSlashes(_ path: ByteString) -> ByteString {
    GrepSettings.withoutSlashes(path)
  }
}
