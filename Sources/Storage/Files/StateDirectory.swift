package import Platform
import Synchronization

/// A directory that keeps the default world: one database a vendor, one for the world, and locks.
///
/// The locks are held until the process ends, also when it is killed; a second server is refused.
/// What an earlier process had decided to write and did not finish is finished before anything is
/// read. Its files are for their owner only: they hold keys and bodies.
package final class StateDirectory: Sendable {
  package let directory: String
  private let locks: [FileDescriptor]
  /// The files that have been opened, by path, as they were then.
  private let opened = Mutex<[String: FileStatus.Identity]>([:])

  /// Makes the directory, and those above it, where they are missing, and takes the locks.
  package init(_ directory: String) throws(StateError) {
    self.directory = directory
    do throws(SystemError) {
      try FileSystem.makeDirectories(above: directory, permissions: 0o755)
      try FileSystem.makeDirectory(directory, permissions: 0o700)
    } catch {
      guard error == .fileExists else {
        throw .unusable(path: directory, reason: error.description)
      }
    }
    do throws(SystemError) {
      guard let locks = try Self.lock(directory, makes: true) else { throw SystemError.wouldBlock }
      self.locks = locks
    } catch {
      guard error == .wouldBlock else {
        throw .unusable(path: directory, reason: error.description)
      }
      throw .locked(path: directory)
    }
    do throws(FileSet.Failure) {
      try FileSet.recover(in: directory)
      try Self.closeToOthers(directory)
    } catch {
      throw StateError(error)
    }
  }

  deinit { Self.close(locks) }

  /// Whether a server holds the directory. Asking changes nothing.
  package static func isInUse(_ directory: String) throws(SystemError) -> Bool {
    guard let locks = try lock(directory, makes: false) else { return true }
    close(locks)
    return false
  }

  /// Takes both locks; nil where one is taken. The directory's own cannot be removed without its
  /// contents; the file `lock` is the only one that version 0.1.0 looks at, and stands for both where
  /// the file system has no locks of directories.
  private static func lock(_ directory: String, makes: Bool) throws(SystemError)
    -> [FileDescriptor]?
  {
    var locks: [FileDescriptor] = []
    do throws(SystemError) {
      let own = try FileDescriptor(opening: directory, for: .reading, .directory)
      locks.append(own)
      let isFree: Bool
      do throws(SystemError) { isFree = try own.lockIfFree() } catch { isFree = true }
      guard isFree else {
        close(locks)
        return nil
      }
      do throws(SystemError) {
        locks.append(
          try FileDescriptor(
            opening: "\(directory)/lock", for: makes ? .both : .reading, makes ? .create : []))
      } catch {
        guard !makes, error == .noSuchFile else { throw error }
        return locks
      }
      guard try locks[1].lockIfFree() else {
        close(locks)
        return nil
      }
      return locks
    } catch {
      close(locks)
      throw error
    }
  }

  private static func close(_ locks: [FileDescriptor]) {
    for lock in locks { try? lock.close() }
  }

  /// Takes the permissions of others from files, which 0.1.0 gave them. One of another owner stays as
  /// it is.
  private static func closeToOthers(_ directory: String) throws(FileSet.Failure) {
    for name in try FileSet.entries(directory) ?? []
    where name == "lock" || name.contains(".sqlite") {
      let path = "\(directory)/\(name)"
      guard let status = try? FileStatus(of: path), status.kind == .regular,
        status.permissions & 0o077 != 0
      else { continue }
      try? FileSystem.setPermissions(of: path, to: status.permissions & 0o700)
    }
  }

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

  // MARK: Files that change under a server

  /// Notes which file was opened.
  func noteOpened(_ database: String) {
    let path = path(of: database)
    guard let status = try? FileStatus(of: path) else { return }
    opened.withLock { $0[path] = status.identity }
  }

  /// What is wrong with the files since they were opened, for a person; nil where they are as they
  /// were. What a server writes to a file that is gone is lost when it ends.
  package func complaint() -> String? {
    let files = opened.withLock { opened in
      for path in opened.keys where !path.hasSuffix(Self.log) && opened[path + Self.log] == nil {
        // SQLite makes the log when it first needs it, and keeps it while the file is open.
        opened[path + Self.log] = (try? FileStatus(of: path + Self.log))?.identity
      }
      return opened.sorted { $0.key < $1.key }
    }
    let faults = files.compactMap { path, identity in
      Self.fault(of: path, identity).map { "\(path) \($0)" }
    }
    guard let first = faults.first else { return nil }
    let others = faults.count - 1
    return first + (others > 0 ? ", and \(others) more file\(others == 1 ? "" : "s") changed" : "")
  }

  /// What SQLite puts behind the name of a file for that of its log.
  private static let log = "-wal"

  private static func fault(of path: String, _ identity: FileStatus.Identity) -> String? {
    do throws(SystemError) {
      guard try FileStatus(of: path).identity == identity else {
        return "was replaced, \(Self.loss)"
      }
      try FileSystem.requireWriting(path)
      return nil
    } catch {
      return error == .noSuchFile ? "is gone, \(Self.loss)" : "cannot be written to (\(error))"
    }
  }

  private static let loss = "and what is written from now on is lost when the server ends"
}
