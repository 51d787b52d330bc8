package import Wire

/// A file, directory, link, program or device.
package struct DiskNode: Hashable, Sendable {
  /// What stands at a path.
  package enum Kind: Hashable, Sendable {
    case file(ByteString)
    case directory
    case link(ByteString)
    /// A program of the computer: its name. It has no content that could be read.
    case program(ByteString)
    case device(Device)
  }

  /// The devices that a computer has.
  package enum Device: String, Hashable, Sendable, CaseIterable {
    case null, zero, random, urandom, stdin, stdout, stderr
  }

  /// What it is, with its content.
  package var kind: Kind
  /// The permission bits.
  package var mode: UInt16
  /// When its content changed last, by the computer's clock.
  package var modified: Instant
  /// Which node it is: a file that replaces another at its path has another number.
  package let number: Int
  /// The owner: 0 is root.
  package var owner: Int = 0

  /// The number of bytes that `stat` and `ls -l` show.
  package var size: Int {
    switch kind {
    case .file(let bytes): bytes.count
    case .link(let target): target.count
    case .directory: 4096
    case .program: 0
    case .device: 0
    }
  }

  /// Whether it is a directory.
  package var isDirectory: Bool { kind == .directory }

  /// The content of a file.
  package var content: ByteString? {
    if case .file(let bytes) = kind { return bytes }
    return nil
  }
}
