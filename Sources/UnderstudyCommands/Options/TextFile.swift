import Platform

/// Files that the command reads whole.
enum TextFile {
  /// The text of a file without a byte order mark; nil where there is none.
  static func read(_ path: String) throws(CommandError) -> String? {
    guard let bytes = try bytes(of: path) else { return nil }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    guard let text = String(validating: rest, as: UTF8.self) else {
      throw .refused("cannot read \(path): it is not UTF-8 text")
    }
    return text
  }

  /// The bytes of a file; nil where there is none. One that cannot be read is refused input.
  static func bytes(of path: String) throws(CommandError) -> [UInt8]? {
    do throws(SystemError) {
      let file = try FileDescriptor(opening: path, for: .reading)
      defer { try? file.close() }
      return try file.readToEnd()
    } catch {
      if error == .noSuchFile { return nil }
      throw .refused("cannot read \(path): \(error)")
    }
  }

  /// A path from the root on; one that does not exist is taken to be below the present directory.
  static func absolute(_ path: String) -> String {
    if let known = try? FileSystem.resolved(path) { return known }
    guard !path.hasPrefix("/"), let current = FileSystem.currentDirectory else { return path }
    return "\(current)/\(path)"
  }
}
