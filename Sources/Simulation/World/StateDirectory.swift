import Glibc

/// A directory that keeps the default world: one database a vendor, one for the world, and a lock.
///
/// The lock is held until the process ends, also when it is killed; a second server is refused.
package final class StateDirectory: Sendable {
  package let directory: String
  private let lock: Int32

  /// Makes the directory where it is missing, and takes the lock.
  package init(_ directory: String) throws(StateFault) {
    self.directory = directory
    if unsafe mkdir(directory, 0o755) != 0, errno != EEXIST {
      throw .unusable(path: directory, reason: Self.reason(errno))
    }
    let path = directory + "/lock"
    let descriptor = unsafe open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw .unusable(path: directory, reason: Self.reason(errno))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .locked(path: directory)
    }
    lock = descriptor
  }

  deinit { close(lock) }

  func path(of database: String) -> String { "\(directory)/\(database).sqlite" }

  private static func reason(_ code: Int32) -> String {
    unsafe String(cString: strerror(code)).lowercased()
  }
}
