import Glibc

/// What the system says about a file; symbolic links are followed.
package struct FileStatus: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case regular, directory, characterDevice, fifo
    /// A socket, a block device.
    case other
  }

  /// Tells files of this machine apart.
  package struct Identity: Hashable, Sendable {
    let device: UInt
    let inode: UInt
  }

  package let kind: Kind
  /// The permission bits, nine of them.
  package let permissions: UInt32
  package let owner: UInt32
  package let group: UInt32
  package let identity: Identity

  package init(of path: String) throws(SystemError) {
    var status = stat()
    try SystemError.check(unsafe stat(path, &status))
    self.init(status)
  }

  package init(of descriptor: FileDescriptor) throws(SystemError) {
    var status = stat()
    try SystemError.check(unsafe fstat(descriptor.number, &status))
    self.init(status)
  }

  private init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFCHR: .characterDevice
      case S_IFIFO: .fifo
      default: .other
      }
    permissions = status.st_mode & 0o777
    owner = status.st_uid
    group = status.st_gid
    identity = Identity(device: status.st_dev, inode: status.st_ino)
  }
}
