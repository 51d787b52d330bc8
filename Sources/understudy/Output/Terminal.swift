import Glibc

/// Standard output and error, written to without buffers: a line is out when the call returns.
enum Terminal {
  /// Writes a line to standard output. A reader that has gone away is no error.
  static func say(_ line: String) { write(line, to: STDOUT_FILENO) }

  /// Writes a line to standard error.
  static func complain(_ line: String) { write(line, to: STDERR_FILENO) }

  /// Whether colours are welcome: a terminal, and nobody has asked for none.
  static var isColoured: Bool {
    isatty(STDOUT_FILENO) == 1 && Variables.value("NO_COLOR") == nil
      && Variables.value("TERM") != "dumb"
  }

  private static func write(_ line: String, to descriptor: Int32) {
    var text = line + "\n"
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let rest = unsafe bytes[written...]
        let count = unsafe Glibc.write(
          descriptor, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count)
        guard count > 0 else {
          if count < 0, errno == EINTR { continue }
          return
        }
        written += count
      }
    }
  }
}
