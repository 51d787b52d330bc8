import Platform

/// A directory that keeps the default world: one database a vendor, one for the world, and a lock.
///
/// The lock is held until the process ends, also when it is killed; a second server is refused.
/// What an earlier process had decided to write and did not finish is finished before anything is
/// read.
package final class StateDirectory: Sendable {
  package let directory: String
  private let lock: FileDescriptor

  /// Makes the directory, and those above it, where they are missing, and takes the lock.
  package init(_ directory: String) throws(StateError) {
    self.directory = directory
    do throws(SystemError) {
      try FileSystem.makeDirectories(above: directory, permissions: 0o755)
      try FileSystem.makeDirectory(directory, permissions: 0o755)
    } catch {
      guard error == .fileExists else {
        throw .unusable(path: directory, reason: error.description)
      }
    }
    do throws(SystemError) {
      lock = try FileDescriptor(
        opening: directory + "/lock", for: .both, .create, permissions: 0o644)
    } catch {
      throw .unusable(path: directory, reason: error.description)
    }
    guard lock.lockIfFree() else {
      try? lock.close()
      throw .locked(path: directory)
    }
    do throws(FileSet.Failure) { try FileSet.recover(in: directory) } catch {
      throw StateError(error)
    }
  }

  deinit { try? lock.close() }

  /// Where the file of a database is.
  package func path(of database: String) -> String { "\(directory)/\(database).sqlite" }

  /// Whether there is a file of that database.
  package func holds(_ database: String) -> Bool { FileSystem.exists(path(of: database)) }

  /// Puts files in place as a whole.
  package func write(_ files: [(name: String, bytes: [UInt8])]) throws(StateError) {
    do throws(FileSet.Failure) { try FileSet.write(files, into: directory) } catch {
      throw StateError(error)
    }
  }

  /// Replaces the contents of open files by those of `files`: `replace` does it. Where the process
  /// ends meanwhile, the next start has all of the new contents, or all of the old.
  package func hold(
    _ files: [(name: String, bytes: [UInt8])], _ replace: () throws -> Void
  ) throws {
    do throws(FileSet.Failure) { try FileSet.commit(files, in: directory) } catch {
      throw StateError(error)
    }
    let result = Result(catching: replace)
    do throws(FileSet.Failure) { try FileSet.discard(FileSet.complete, in: directory) } catch {
      throw StateError(error)
    }
    try result.get()
  }
}
