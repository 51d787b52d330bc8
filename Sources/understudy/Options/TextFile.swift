import Glibc

/// Files that the command reads whole.
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
      throw .failed("cannot read \(path): \(OutputDescriptor.reason())")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    while true {
      let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { throw .failed("cannot read \(path): \(OutputDescriptor.reason())") }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// A path from the root on; one that does not exist is taken to be below the present directory.
  static func absolute(_ path: String) -> String {
    if let known = unsafe realpath(path, nil) {
      defer { unsafe free(known) }
      return unsafe String(cString: known)
    }
    guard !path.hasPrefix("/"), let current = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(current) }
    return unsafe "\(String(cString: current))/\(path)"
  }
}
