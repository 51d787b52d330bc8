import Simulation
import Storage

/// That a volume is attached to a workspace.
struct AttachmentRow: StoredRow {
  let id: String
  let volumeID: String
  let workspaceID: String

  init(volumeID: String, workspaceID: String) {
    id = "\(volumeID) \(workspaceID)"
    self.volumeID = volumeID
    self.workspaceID = workspaceID
  }

  static let table = "attachments"
  static let columns = ["id", "volume_id", "workspace_id"]

  init(from row: inout RowReader) {
    id = row.text()
    volumeID = row.text()
    workspaceID = row.text()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(volumeID)
    row.bind(workspaceID)
  }
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
