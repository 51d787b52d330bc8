/// Builtins that print.
enum TextBuiltins {
  static let table: [ByteString: Builtin] = ["echo": echo, "printf": printf]

  private static func echo(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    try shell.write(EchoText.text(of: Array(arguments.dropFirst())), to: 1)
    return .status(0)
  }

  private static func printf(
    _ shell: Shell, _ arguments: [ByteString]
  ) throws(Interrupt) -> BuiltinResult {
    var rest = arguments.dropFirst()
    if rest.first == "-v" { throw shell.refuse("printf -v") }
    if rest.first == "--" { rest = rest.dropFirst() }
    guard let format = rest.popFirst() else {
      try shell.write("printf: usage: printf [-v var] format [arguments]\n", to: 2)
      return .status(2)
    }
    var formatter = PrintfFormatter(format, Array(rest))
    let output = try formatter.run { (work) throws(Interrupt) in try shell.machine.count(work) }
    for message in formatter.messages { try shell.complain("printf", message) }
    try shell.write(output, to: 1)
    return .status(formatter.messages.isEmpty ? 0 : 1)
  }
}
