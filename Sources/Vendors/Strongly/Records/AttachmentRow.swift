import Simulation
import Storage

/// That a volume is attached to a workspace.
struct AttachmentRow: Record {
  let id: String
  let volumeID: String
  let workspaceID: String

  init(volumeID: String, workspaceID: String) {
    id = "\(volumeID) \(workspaceID)"
    self.volumeID = volumeID
    self.workspaceID = workspaceID
  }

  static let table = "attachments"
  static let plan = RecordPlan(Self.self)
}

extension AttachmentRow {
  /// Attaches a volume to a workspace; false where it is attached already.
  @discardableResult
  static func attach(
    volume: String, to workspace: String, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bool {
    try db.insert(AttachmentRow(volumeID: volume, workspaceID: workspace)) == .done
  }
}
