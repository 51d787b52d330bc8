import Platform

/// Files that the command writes, at paths that a caller named.
///
/// A regular file is replaced as a whole: a draft of its own beside it is renamed over it, so that
/// a reader sees the old bytes or the new ones. Symbolic links are followed, also to a file that
/// does not exist yet. A device, a FIFO, and a file that this process has as standard output or
/// error (`/dev/stdout`) are written to where they are. Directories are not made.
enum OutputFile {
  /// Puts bytes at a path. Waits for the reader of a FIFO, and says so.
  ///
  /// `isPrivate` says whether a new file is for its owner only; one that is there keeps its
  /// permissions.
  static func write(
    _ bytes: [UInt8], to path: String, isPrivate: Bool = false
  ) throws(CommandError) {
    do throws(SystemError) {
      switch try place(of: path) {
      case .inPlace(let file):
        let result = Result { () throws(SystemError) in try file.write(bytes) }
        let closing = Result { () throws(SystemError) in try file.close() }
        try result.get()
        try closing.get()
      case .regular(let file, let former):
        try replace(file, former, with: bytes, isPrivate: isPrivate)
      }
    } catch {
      throw .failed("cannot write \(path): \(error)")
    }
  }

  /// Refuses a path that cannot be written to, as far as that can be known before there is anything
  /// to write; `option` is what named it.
  static func requireWriting(to path: String, for option: String) throws(CommandError) {
    do throws(SystemError) {
      let status: FileStatus?
      do throws(SystemError) { status = try FileStatus(of: path) } catch {
        guard error == .noSuchFile else { throw error }
        status = nil
      }
      if let status, ownDescriptor(path, status) != nil { return }
      switch status?.kind {
      case .directory: throw .isDirectory
      case .regular, nil:
        let file = try status == nil ? target(ofLink: path) : FileSystem.resolved(path)
        let folder = folder(of: file)
        try FileSystem.requireWriting(folder.isEmpty ? "." : folder)
      case .characterDevice, .fifo, .other: try FileSystem.requireWriting(path)
      }
    } catch {
      throw .refused("\(option): cannot write \(path): \(error)")
    }
  }

  /// Opens a path for output that comes line by line, for the caller to close. A new file is for
  /// its owner only; a regular file keeps what it holds until the caller empties it.
  ///
  /// - Returns: The descriptor, and whether it is a regular file of its own to be emptied.
  static func open(
    _ path: String
  ) throws(CommandError) -> (descriptor: FileDescriptor, isRegular: Bool) {
    do throws(SystemError) {
      switch try place(of: path) {
      case .inPlace(let descriptor): return (descriptor, false)
      case .regular(let file, _):
        let options: FileDescriptor.OpenOptions = [.create, .noControllingTerminal]
        return (try FileDescriptor(opening: file, for: .writing, options), true)
      }
    } catch {
      throw .refused("cannot write \(path): \(error)")
    }
  }

  private enum Place {
    /// An open descriptor to write to and close.
    case inPlace(FileDescriptor)
    /// The path behind all links, and the status of the file there.
    case regular(String, FileStatus?)
  }

  private static func place(of path: String) throws(SystemError) -> Place {
    let status: FileStatus
    do throws(SystemError) { status = try FileStatus(of: path) } catch {
      guard error == .noSuchFile else { throw error }
      return .regular(try target(ofLink: path), nil)
    }
    if let own = ownDescriptor(path, status) { return .inPlace(try own.duplicate()) }
    switch status.kind {
    case .regular: return .regular(try FileSystem.resolved(path), status)
    case .directory: throw .isDirectory
    case .fifo: return .inPlace(try openFIFO(path))
    case .characterDevice, .other:
      return .inPlace(try FileDescriptor(opening: path, for: .writing, .noControllingTerminal))
    }
  }

  /// Waits for a reader, and says so where there is none yet.
  private static func openFIFO(_ path: String) throws(SystemError) -> FileDescriptor {
    do throws(SystemError) {
      return try FileDescriptor(opening: path, for: .writing, .nonBlocking)
    } catch {
      guard error == .noSuchDevice else { throw error }
    }
    Terminal.complain("understudy: waiting for a reader of \(path)")
    return try FileDescriptor(opening: path, for: .writing)
  }

  /// The descriptor of this process that a path names: by number below `/dev/fd`, or because it is
  /// the file that standard output or error goes to, which a rename would part from it.
  private static func ownDescriptor(_ path: String, _ status: FileStatus) -> FileDescriptor? {
    for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
      if let number = Int32(path.dropFirst(folder.count)) { return FileDescriptor(number) }
    }
    guard status.kind != .characterDevice else { return nil }
    return [.standardOutput, .standardError].first { (own: FileDescriptor) in
      (try? FileStatus(of: own))?.identity == status.identity
    }
  }

  /// Where a symbolic link to nothing leads; the path itself where it is no link.
  private static func target(ofLink path: String) throws(SystemError) -> String {
    var path = path
    // As many as the kernel follows.
    for _ in 0..<40 {
      guard let target = FileSystem.target(ofLink: path) else { return path }
      path = target.hasPrefix("/") ? target : folder(of: path) + target
    }
    throw .tooManyLinks
  }

  /// The folder that a path names, with a slash at its end; empty for the current one.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func replace(
    _ file: String, _ former: FileStatus?, with bytes: [UInt8], isPrivate: Bool
  ) throws(SystemError) {
    // For the owner only, under a name that cannot be foreseen, and never through a link.
    let draft = "\(folder(of: file)).understudy-\(UInt64.random(in: .min ... .max))"
    let descriptor = try FileDescriptor(
      opening: draft, for: .writing, [.create, .exclusive, .noFollow])
    do throws(SystemError) {
      let result = Result { () throws(SystemError) in
        try fill(descriptor, former, with: bytes, isPrivate: isPrivate)
      }
      let closing = Result { () throws(SystemError) in try descriptor.close() }
      try result.get()
      try closing.get()
      try FileSystem.rename(draft, to: file)
    } catch {
      try? FileSystem.removeFile(draft)
      throw error
    }
  }

  /// Writes the bytes, and gives a file what the former one had: owner, group and permissions.
  private static func fill(
    _ descriptor: FileDescriptor, _ former: FileStatus?, with bytes: [UInt8], isPrivate: Bool
  ) throws(SystemError) {
    try descriptor.write(bytes)
    if let former, (former.owner, former.group) != CurrentProcess.owner {
      // Fails where the file is another user's; it is then this user's from now on.
      try? descriptor.setOwner(former.owner, group: former.group)
    }
    let mask = CurrentProcess.creationMask ?? 0o077
    try descriptor.setPermissions(former?.permissions ?? (isPrivate ? 0o600 : 0o644) & ~mask)
  }
}
