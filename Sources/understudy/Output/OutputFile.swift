import Glibc

/// Files that the command writes, at paths that a caller named.
///
/// A regular file is replaced as a whole: a draft of its own beside it is renamed over it, so that
/// a reader sees the old bytes or the new ones. Symbolic links are followed, also to a file that
/// does not exist yet. A device, a FIFO, and a file that this process has as standard output or
/// error (`/dev/stdout`) are written to where they are. Directories are not made.
enum OutputFile {
  /// Puts bytes at a path. Waits for the reader of a FIFO.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
    switch try place(of: path) {
    case .inPlace(let descriptor):
      let failure = OutputDescriptor.write(bytes, to: descriptor)
      let closing = close(descriptor) == 0 ? nil : errno
      if let failure = failure ?? closing { throw fault(path, failure) }
    case .regular(let file, let former):
      try replace(file, former, with: bytes, saying: path)
    }
  }

  /// Opens a path for output that comes line by line, for the caller to close. A new file is for
  /// its owner only; a regular file keeps what it holds until the caller cuts it.
  ///
  /// - Returns: The descriptor, and whether it is a regular file of its own to be cut.
  static func open(_ path: String) throws(CommandError) -> (descriptor: Int32, isRegular: Bool) {
    switch try place(of: path) {
    case .inPlace(let descriptor): return (descriptor, false)
    case .regular(let file, _):
      let descriptor = unsafe Glibc.open(file, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o600)
      guard descriptor >= 0 else { throw fault(path) }
      return (descriptor, true)
    }
  }

  private enum Place {
    /// An open descriptor to write to and close.
    case inPlace(Int32)
    /// The path behind all links, and the status of the file there.
    case regular(String, stat?)
  }

  private static func place(of path: String) throws(CommandError) -> Place {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw fault(path) }
      return .regular(try target(ofLink: path), nil)
    }
    if let own = ownDescriptor(path, status) {
      let copy = fcntl(own, F_DUPFD_CLOEXEC, 3)
      guard copy >= 0 else { throw fault(path) }
      return .inPlace(copy)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      guard let resolved = unsafe realpath(path, nil) else { throw fault(path) }
      defer { unsafe free(resolved) }
      return .regular(unsafe String(cString: resolved), status)
    case S_IFDIR: throw fault(path, EISDIR)
    default:
      let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      guard descriptor >= 0 else { throw fault(path) }
      return .inPlace(descriptor)
    }
  }

  /// The descriptor of this process that a path names: by number below `/dev/fd`, or because it is
  /// the file that standard output or error goes to, which a rename would part from it.
  private static func ownDescriptor(_ path: String, _ status: stat) -> Int32? {
    for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
      if let number = Int32(path.dropFirst(folder.count)) { return number }
    }
    guard status.st_mode & S_IFMT != S_IFCHR else { return nil }
    return [STDOUT_FILENO, STDERR_FILENO].first { number in
      var own = stat()
      return unsafe fstat(number, &own) == 0 && own.st_dev == status.st_dev
        && own.st_ino == status.st_ino
    }
  }

  /// Where a symbolic link to nothing leads; the path itself where it is no link.
  private static func target(ofLink path: String) throws(CommandError) -> String {
    var path = path
    // As many as the kernel follows.
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = unsafe readlink(path, &buffer, buffer.count)
      guard count > 0 else { return path }
      let target = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      path = target.hasPrefix("/") ? target : folder(of: path) + target
    }
    throw fault(path, ELOOP)
  }

  /// The folder that a path names, with a slash at its end; empty for the current one.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func replace(
    _ file: String, _ former: stat?, with bytes: [UInt8], saying path: String
  ) throws(CommandError) {
    // For the owner only, under a name that cannot be foreseen, and never through a link.
    let draft = "\(folder(of: file)).understudy-\(UInt64.random(in: .min ... .max))"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = unsafe Glibc.open(draft, flags, 0o600)
    guard descriptor >= 0 else { throw fault(path) }
    var failure = OutputDescriptor.write(bytes, to: descriptor)
    if let former {
      // Fails where the file is another user's; it is then this user's from now on.
      if former.st_uid != geteuid() || former.st_gid != getegid() {
        _ = fchown(descriptor, former.st_uid, former.st_gid)
      }
    }
    let mode = former.map { $0.st_mode & 0o777 } ?? 0o644 & ~creationMask
    if failure == nil, fchmod(descriptor, mode) != 0 { failure = errno }
    if close(descriptor) != 0, failure == nil { failure = errno }
    if failure == nil, unsafe rename(draft, file) != 0 { failure = errno }
    guard let failure else { return }
    unsafe unlink(draft)
    throw fault(path, failure)
  }

  /// The permissions that new files do not get. Asking for it by `umask` would change it for a
  /// moment.
  private static var creationMask: mode_t {
    let lines = (try? TextFile.read("/proc/self/status"))??.split(separator: "\n") ?? []
    let text = lines.first { $0.hasPrefix("Umask:") }?.dropFirst("Umask:".count)
      .drop { $0 == "\t" || $0 == " " }
    return text.flatMap { mode_t($0, radix: 8) } ?? 0o077
  }

  private static func fault(_ path: String, _ number: Int32 = errno) -> CommandError {
    .failed("cannot write \(path): \(OutputDescriptor.reason(number))")
  }
}
