import Glibc

/// Small files of the command, read and written whole.
enum TextFile {
  /// The text of a file; nil where there is none.
  static func read(_ path: String) throws(CommandError) -> String? {
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
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .failed("cannot read \(path): it is not UTF-8 text")
    }
    return text
  }

  /// Puts a file in place as a whole: a reader sees the old one or the new one.
  static func write(_ text: String, to path: String) throws(CommandError) {
    let draft = "\(path).\(getpid())"
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .failed("cannot write \(path): \(reason())") }
    let bytes = Array(text.utf8)
    let count = unsafe Glibc.write(descriptor, bytes, bytes.count)
    close(descriptor)
    guard count == bytes.count, unsafe rename(draft, path) == 0 else {
      let reason = reason()
      unsafe unlink(draft)
      throw .failed("cannot write \(path): \(reason)")
    }
  }

  private static func reason() -> String {
    unsafe String(cString: strerror(errno)).lowercased()
  }
}
