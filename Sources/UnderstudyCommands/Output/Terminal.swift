import Platform

/// Standard output and error of a command that ends by itself, written to without buffers: a line
/// is out when the call returns. A server that answers meanwhile prints by `ServerLog`.
enum Terminal {
  /// Writes a line to standard output. A reader that has gone away is no error.
  static func say(_ line: String) { write(line, to: .standardOutput) }

  /// Writes a line to standard error.
  static func complain(_ line: String) { write(line, to: .standardError) }

  /// Whether colours are welcome: a terminal, and no variable that asks for none.
  static var isColoured: Bool {
    FileDescriptor.standardOutput.isTerminal && CurrentProcess.variable("NO_COLOR") == nil
      && CurrentProcess.variable("TERM") != "dumb"
  }

  private static func write(_ line: String, to descriptor: FileDescriptor) {
    try? descriptor.write(Array("\(line)\n".utf8))
  }
}
