import Glibc

/// An open file, pipe or device, by its number.
///
/// The number is not owned: the one that opens it closes it, once. Everything opened here is kept
/// from programs that this process starts (close-on-exec).
package struct FileDescriptor: Hashable, Sendable {
  /// What a file is opened for.
  package enum Access: Sendable {
    case reading, writing, both
  }

  /// How a file is opened.
  package struct OpenOptions: OptionSet, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// Makes the file where there is none.
    package static let create = OpenOptions(rawValue: O_CREAT)
    /// Refuses a file that exists; with `create`.
    package static let exclusive = OpenOptions(rawValue: O_EXCL)
    /// Refuses a path that ends in a symbolic link.
    package static let noFollow = OpenOptions(rawValue: O_NOFOLLOW)
    /// Does not take a terminal as the one that controls this process.
    package static let noControllingTerminal = OpenOptions(rawValue: O_NOCTTY)
    /// Neither opening nor writing waits; `write` waits all the same.
    package static let nonBlocking = OpenOptions(rawValue: O_NONBLOCK)
    /// Refuses anything but a directory.
    package static let directory = OpenOptions(rawValue: O_DIRECTORY)
  }

  package let number: Int32

  package init(_ number: Int32) { self.number = number }

  package static let standardOutput = FileDescriptor(STDOUT_FILENO)
  package static let standardError = FileDescriptor(STDERR_FILENO)

  /// Opens a path; a file that is made gets `permissions`, less the process' mask.
  package init(
    opening path: String, for access: Access, _ options: OpenOptions = [],
    permissions: UInt32 = 0o600
  ) throws(SystemError) {
    let mode =
      switch access {
      case .reading: O_RDONLY
      case .writing: O_WRONLY
      case .both: O_RDWR
      }
    number = unsafe open(path, mode | options.rawValue | O_CLOEXEC, permissions)
    guard number >= 0 else { throw .last }
  }

  package func close() throws(SystemError) { try SystemError.check(Glibc.close(number)) }

  /// Another number of the same open file, above those of standard input, output and error.
  package func duplicate() throws(SystemError) -> FileDescriptor {
    let copy = fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    guard copy >= 0 else { throw .last }
    return FileDescriptor(copy)
  }

  /// Reads to the end.
  package func readToEnd() throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    while true {
      let count = unsafe read(number, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Writes all of the bytes, waiting for as long as the file takes none; where it throws, an
  /// unknown part is written.
  ///
  /// A descriptor that another process has made non-blocking is waited for as well.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(number, $0.baseAddress, $0.count)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 {
        throw .inputOutput
      } else if errno == EAGAIN {
        var awaited = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        unsafe poll(&awaited, 1, -1)
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Waits until the disk has what was written.
  package func synchronize() throws(SystemError) { try SystemError.check(fsync(number)) }

  /// Cuts a file to no bytes.
  package func empty() throws(SystemError) { try SystemError.check(ftruncate(number, 0)) }

  /// Takes a lock that no other process may have, until the descriptor is closed.
  ///
  /// - Returns: Whether it was free.
  /// - Throws: Why the file cannot be locked at all.
  package func lockIfFree() throws(SystemError) -> Bool {
    guard flock(number, LOCK_EX | LOCK_NB) != 0 else { return true }
    guard errno == EWOULDBLOCK else { throw .last }
    return false
  }

  package func setPermissions(_ permissions: UInt32) throws(SystemError) {
    try SystemError.check(fchmod(number, permissions))
  }

  package func setOwner(_ owner: UInt32, group: UInt32) throws(SystemError) {
    try SystemError.check(fchown(number, owner, group))
  }

  /// Whether a person may be looking at what is written.
  package var isTerminal: Bool { isatty(number) == 1 }
}
