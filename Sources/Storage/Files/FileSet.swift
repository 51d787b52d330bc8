package import Platform

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
    package let cause: SystemError

    package var reason: String { cause.description }
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
      try check(draft, try FileSystem.makeDirectory(draft, permissions: 0o700))
      for (name, bytes) in files { try write(bytes, to: "\(draft)/\(name)") }
      try synchronize(draft)
      let complete = "\(directory)/\(Self.complete)"
      try check(complete, try FileSystem.rename(draft, to: complete))
    } catch {
      // Its space is needed where the disk is full. What stays is taken away by the next start.
      try? discard(Self.draft, in: directory)
      throw error
    }
    try synchronize(directory)
  }

  /// Finishes what an earlier process began: moves files that hold to their places, and takes a
  /// draft away. A directory of either name that holds anything but databases is another program's, and
  /// refused. A log of SQLite beside a file belongs to the one that is replaced, and goes too.
  package static func recover(in directory: String) throws(Failure) {
    for part in [Self.draft, Self.complete] { try requireOwn(part, in: directory) }
    try discard(draft, in: directory)
    let complete = "\(directory)/\(Self.complete)"
    guard let names = try entries(complete) else { return }
    for name in names {
      for log in ["\(directory)/\(name)-wal", "\(directory)/\(name)-shm"] {
        try check(log, except: .noSuchFile, try FileSystem.removeFile(log))
      }
      try check(
        complete, try FileSystem.rename("\(complete)/\(name)", to: "\(directory)/\(name)"))
    }
    try synchronize(directory)
    try check(complete, try FileSystem.removeDirectory(complete))
  }

  private static func requireOwn(_ part: String, in directory: String) throws(Failure) {
    let path = "\(directory)/\(part)"
    guard try entries(path)?.allSatisfy({ $0.hasSuffix(".sqlite") }) ?? true else {
      throw Failure(path: path, cause: .notEmpty)
    }
  }

  /// Takes a draft, or what holds in `complete`, away.
  static func discard(_ part: String, in directory: String) throws(Failure) {
    let path = "\(directory)/\(part)"
    guard let names = try entries(path) else { return }
    for name in names {
      let file = "\(path)/\(name)"
      try check(file, try FileSystem.removeFile(file))
    }
    try check(path, try FileSystem.removeDirectory(path))
  }

  /// Where a file is to be read, also in a directory whose files have not all been moved.
  package static func path(of name: String, in directory: String) -> String {
    let complete = "\(directory)/\(Self.complete)/\(name)"
    return FileSystem.exists(complete) ? complete : "\(directory)/\(name)"
  }

  /// The names in a directory, sorted; nil where there is none.
  package static func entries(_ directory: String) throws(Failure) -> [String]? {
    do throws(SystemError) { return try FileSystem.entries(ofDirectory: directory) } catch {
      if error == .noSuchFile { return nil }
      throw Failure(path: directory, cause: error)
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    do throws(SystemError) {
      let file = try FileDescriptor(opening: path, for: .writing, [.create, .exclusive])
      defer { try? file.close() }
      try file.write(bytes)
      try file.synchronize()
    } catch {
      throw Failure(path: path, cause: error)
    }
  }

  /// Waits until the disk has the names of a directory.
  private static func synchronize(_ directory: String) throws(Failure) {
    do throws(SystemError) {
      let file = try FileDescriptor(opening: directory, for: .reading, .directory)
      defer { try? file.close() }
      try file.synchronize()
    } catch {
      // Some file systems keep no order among names and refuse the call.
      if error != .invalidArgument { throw Failure(path: directory, cause: error) }
    }
  }

  private static func check(
    _ path: String, except harmless: SystemError? = nil,
    _ call: @autoclosure () throws(SystemError) -> Void
  ) throws(Failure) {
    do throws(SystemError) { try call() } catch {
      if error != harmless { throw Failure(path: path, cause: error) }
    }
  }
}
