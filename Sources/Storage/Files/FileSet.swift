import Glibc

/// Files of one directory that take effect together or not at all.
///
/// They are written to `DIR/draft`, which is renamed to `DIR/complete` once the disk has them: from
/// that instant on they hold. Then they are moved to their places; where a process ends before
/// that, ``recover(in:)`` does it at the next start. Before the rename nothing outside of the draft
/// changes. The caller holds the directory: two writers at a time are not provided for.
package enum FileSet {
  /// Where files are written before they hold.
  package static let draft = "draft"
  /// Where files hold that have not been moved yet.
  package static let complete = "complete"

  /// Why files could not be read or put in place.
  package struct Failure: Error, Sendable, Hashable {
    package let path: String
    /// The number that the operating system gives it.
    package let code: Int32

    /// What the last call said about a path.
    init(at path: String) {
      self.path = path
      code = errno
    }

    package var reason: String { unsafe String(cString: strerror(code)).lowercased() }
  }

  /// Puts files in place of those of the same names.
  package static func write(
    _ files: [(name: String, bytes: [UInt8])], into directory: String
  ) throws(Failure) {
    try recover(in: directory)
    try commit(files, in: directory)
    try recover(in: directory)
  }

  /// Makes files hold without moving them: for files that are open. Once their contents have been
  /// replaced, ``discard(_:in:)`` takes `complete` away.
  static func commit(
    _ files: [(name: String, bytes: [UInt8])], in directory: String
  ) throws(Failure) {
    try discard(Self.draft, in: directory)
    let draft = "\(directory)/\(Self.draft)"
    do throws(Failure) {
      try check(unsafe mkdir(draft, 0o700), draft)
      for (name, bytes) in files { try write(bytes, to: "\(draft)/\(name)") }
      try synchronize(draft)
      let complete = "\(directory)/\(Self.complete)"
      try check(unsafe rename(draft, complete), complete)
    } catch {
      // Its space is needed where the disk is full. What stays is taken away by the next start.
      try? discard(Self.draft, in: directory)
      throw error
    }
    try synchronize(directory)
  }

  /// Finishes what an earlier process began: moves files that hold to their places, and takes a
  /// draft away. A log of SQLite beside a file belongs to the one that is replaced, and goes too.
  package static func recover(in directory: String) throws(Failure) {
    try discard(draft, in: directory)
    let complete = "\(directory)/\(Self.complete)"
    guard let names = try entries(complete) else { return }
    for name in names {
      for log in ["\(directory)/\(name)-wal", "\(directory)/\(name)-shm"] {
        try check(unsafe unlink(log), log, except: ENOENT)
      }
      try check(unsafe rename("\(complete)/\(name)", "\(directory)/\(name)"), complete)
    }
    try synchronize(directory)
    try check(unsafe rmdir(complete), complete)
  }

  /// Takes a draft, or what holds in `complete`, away.
  static func discard(_ part: String, in directory: String) throws(Failure) {
    let path = "\(directory)/\(part)"
    guard let names = try entries(path) else { return }
    for name in names { try check(unsafe unlink("\(path)/\(name)"), "\(path)/\(name)") }
    try check(unsafe rmdir(path), path)
  }

  /// Where a file is to be read, also in a directory whose files have not all been moved.
  package static func path(of name: String, in directory: String) -> String {
    let complete = "\(directory)/\(Self.complete)/\(name)"
    return unsafe access(complete, F_OK) == 0 ? complete : "\(directory)/\(name)"
  }

  /// The names in a directory, sorted; nil where there is none.
  package static func entries(_ directory: String) throws(Failure) -> [String]? {
    guard let stream = unsafe opendir(directory) else {
      if errno == ENOENT { return nil }
      throw Failure(at: directory)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure(at: path) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let rest = bytes[written...]
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(at: path) }
      written += count
    }
    try check(fsync(descriptor), path)
  }

  /// Waits until the disk has the names of a directory.
  private static func synchronize(_ directory: String) throws(Failure) {
    let descriptor = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(at: directory) }
    defer { close(descriptor) }
    // Some file systems keep no order among names and refuse the call.
    try check(fsync(descriptor), directory, except: EINVAL)
  }

  private static func check(
    _ code: Int32, _ path: String, except harmless: Int32 = 0
  ) throws(Failure) {
    if code != 0, errno != harmless { throw Failure(at: path) }
  }
}
