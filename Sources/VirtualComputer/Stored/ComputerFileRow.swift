package import Storage
package import Wire

/// What a computer's disk has beyond what every computer comes with: a file, directory or link, or
/// that something every computer has is gone.
package struct ComputerFileRow: Record {
  /// What stands at the path.
  package enum Kind: String, ColumnEnum, Decodable, Sendable {
    case file
    case directory
    case link
    /// Every computer has something here, and this one has not.
    case removed

    /// What another version wrote is not there.
    package static let unknown = Kind.removed
  }

  /// The computer's key and the path.
  package let id: String
  /// The key under which the vendor knows the computer.
  package let computerID: String
  /// The canonical path.
  package let path: StoredBytes
  /// What stands there.
  package let kind: Kind
  /// The permission bits.
  package let mode: Int
  /// The owner's number.
  package let owner: Int
  /// The number of the node on its disk.
  package let number: Int
  /// When its content changed last, by the computer's clock.
  package let modifiedAt: Instant
  /// The bytes of a file, or where a link leads.
  package let content: StoredBytes

  package static let table = "computer_files"
  package static let plan = RecordPlan(Self.self)

  /// What stands at a path; nil where something that every computer has is gone.
  init(computerID: String, path: ByteString, _ node: DiskNode?, now: Instant) {
    self.path = StoredBytes(path)
    id = "\(computerID):\(self.path.stored)"
    self.computerID = computerID
    mode = Int(node?.mode ?? 0)
    owner = node?.owner ?? 0
    number = node?.number ?? 0
    modifiedAt = node?.modified ?? now
    switch node?.kind {
    case .file(let bytes)?:
      kind = .file
      content = StoredBytes(bytes)
    case .link(let target)?:
      kind = .link
      content = StoredBytes(target)
    case .directory?:
      kind = .directory
      content = StoredBytes("")
    case .program?, .device?, nil:
      kind = .removed
      content = StoredBytes("")
    }
  }

  /// The same for another computer.
  func copied(to computerID: String) -> ComputerFileRow {
    ComputerFileRow(
      computerID: computerID, path: path.bytes, kind == .removed ? nil : node, now: modifiedAt)
  }

  /// What stands there; a removed one is an empty file, which its caller does not ask for.
  var node: DiskNode {
    let what: DiskNode.Kind =
      switch kind {
      case .file, .removed: .file(content.bytes)
      case .directory: .directory
      case .link: .link(content.bytes)
      }
    var node = DiskNode(
      kind: what, mode: UInt16(truncatingIfNeeded: mode), modified: modifiedAt, number: number)
    node.owner = owner
    return node
  }
}
