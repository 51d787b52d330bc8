import Platform

/// Standard output and error of a command that ends by itself, written to without buffers: a line
/// is out when the call returns. A server that answers meanwhile prints by `ServerLog`.
enum Terminal {
  /// Writes a line to standard output. A reader that has gone away is no error.
  static func say(_ line: String) { write(line, to: .standardOutput) }

  /// Writes a line to standard error, shortened: what it complains about may be a file's only word.
  static func complain(_ line: String) { write(shortened(printable(line)), to: .standardError) }

  /// The first 16 KiB of a line, and how much more there is.
  static func shortened(_ line: String) -> String {
    let longest = 16 << 10
    guard line.utf8.count > longest else { return line }
    let kept = line[..<line.utf8.index(line.startIndex, offsetBy: longest)]
    return "\(kept)… (\(line.utf8.count - kept.utf8.count) bytes more)"
  }

  /// Whether colours are welcome: a terminal, and no variable that asks for none.
  static var isColoured: Bool {
    FileDescriptor.standardOutput.isTerminal && CurrentProcess.variable("NO_COLOR") == nil
      && CurrentProcess.variable("TERM") != "dumb"
  }

  private static func write(_ line: String, to descriptor: FileDescriptor) {
    try? descriptor.write(Array("\(printable(line))\n".utf8))
  }

  /// What begins a sequence that a terminal obeys.
  static let escape = "\u{1b}"

  /// The text without anything that a terminal would obey: what files and requests hold is shown, and
  /// does not move the cursor, retitle the window or turn the reading direction. Line breaks and tabs
  /// stay; the others are written as JSON writes them, so that JSON means the same.
  static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isObeyed) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if isObeyed(scalar) {
        let digits = String(scalar.value, radix: 16)
        shown += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0a: false
    case ..<0x20, 0x7f...0x9f, 0x200e...0x200f, 0x2028...0x202e, 0x2066...0x2069: true
    default: false
    }
  }
}
