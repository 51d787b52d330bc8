import Glibc

/// Files of the command, read and written whole.
enum TextFile {
  /// The text of a file; nil where there is none.
  static func read(_ path: String) throws(CommandError) -> String? {
    guard let bytes = try bytes(of: path) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .failed("cannot read \(path): it is not UTF-8 text")
    }
    return text
  }

  /// The bytes of a file; nil where there is none.
  static func bytes(of path: String) throws(CommandError) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .failed("cannot read \(path): \(reason())")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    while true {
      let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { throw .failed("cannot read \(path): \(reason())") }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Puts a file in place as a whole: a reader sees the old one or the new one.
  static func write(_ text: String, to path: String) throws(CommandError) {
    try write(Array(text.utf8), to: path)
  }

  /// Puts a file in place as a whole.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
    let draft = "\(path).\(getpid())"
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .failed("cannot write \(path): \(reason())") }
    var written = 0
    while written < bytes.count {
      let rest = bytes[written...]
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { break }
      written += count
    }
    close(descriptor)
    guard written == bytes.count, unsafe rename(draft, path) == 0 else {
      let reason = reason()
      unsafe unlink(draft)
      throw .failed("cannot write \(path): \(reason)")
    }
  }

  private static func reason() -> String {
    unsafe String(cString: strerror(errno)).lowercased()
  }
}
