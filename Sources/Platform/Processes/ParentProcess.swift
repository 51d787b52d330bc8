import Glibc

/// What this process was given by its parent, for a child to be given the same: open files,
/// blocked signals, environment.
///
/// A jobserver's pipe stays open for the child, a socket of the server does not.
package struct ParentProcess: Sendable {
  /// What was found when this was first asked for, which is the first thing that `main` does: on
  /// the main thread, as others block signals, and before anything else is opened.
  package static let found = ParentProcess()

  /// Open files that a program started from here is meant to have.
  private let files: Set<Int32>
  private let mask: sigset_t
  private let ignoresBrokenPipes: Bool
  /// `NAME=VALUE`, byte for byte.
  package let environment: [[UInt8]]

  /// The names in the environment, sorted.
  package var variables: [String] {
    environment.map { String(decoding: $0.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self) }
      .sorted()
  }

  private init() {
    // The runtime has its event queue open before anything here runs.
    files = Set(Self.openFiles().filter { !Self.isEventQueue($0) })
    var mask = sigset_t()
    unsafe pthread_sigmask(SIG_BLOCK, nil, &mask)
    self.mask = mask
    ignoresBrokenPipes = SignalForwarder.isIgnored(SIGPIPE)
    environment = Self.bytes(of: "/proc/self/environ").split(separator: 0).map(Array.init)
  }

  /// Keeps what has been opened since from programs that are started.
  func guardOwnFiles() {
    for file in Self.openFiles() where file > 2 && !files.contains(file) {
      let flags = fcntl(file, F_GETFD)
      if flags >= 0 { _ = fcntl(file, F_SETFD, flags | FD_CLOEXEC) }
    }
  }

  /// Lets a program begin with the signals as they were found.
  func restoreSignals(in attributes: inout posix_spawnattr_t) {
    var mask = mask
    unsafe posix_spawnattr_setsigmask(&attributes, &mask)
    var flags = Int32(POSIX_SPAWN_SETSIGMASK)
    if !ignoresBrokenPipes {
      var defaults = sigset_t()
      unsafe sigemptyset(&defaults)
      unsafe sigaddset(&defaults, SIGPIPE)
      unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
      flags |= Int32(POSIX_SPAWN_SETSIGDEF)
    }
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  private static func isEventQueue(_ file: Int32) -> Bool {
    FileSystem.target(ofLink: "/proc/self/fd/\(file)")?.hasPrefix("anon_inode:[event") ?? false
  }

  private static func openFiles() -> [Int32] {
    guard let folder = unsafe opendir("/proc/self/fd") else { return [] }
    defer { unsafe closedir(folder) }
    let own = unsafe dirfd(folder)
    var found: [Int32] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let file = Int32(name), file != own { found.append(file) }
    }
    return found
  }

  private static func bytes(of path: String) -> [UInt8] {
    guard let file = try? FileDescriptor(opening: path, for: .reading) else { return [] }
    defer { try? file.close() }
    return (try? file.readToEnd()) ?? []
  }
}
