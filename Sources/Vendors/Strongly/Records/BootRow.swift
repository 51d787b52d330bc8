import Simulation
import Storage
import Wire

/// What a boot of a workspace was begun with. A workspace may be changed later; the logs of its past
/// are told from here.
struct BootRow: Record {
  /// The workspace and the number of the boot.
  let id: String
  let workspaceID: String
  let image: String
  let cpu: String
  let memory: String
  let startedAt: Instant

  static let table = "boots"
  static let plan = RecordPlan(Self.self)

  init(number: Int, of workspace: WorkspaceRow, at startedAt: Instant) {
    id = "\(workspace.id) \(number)"
    workspaceID = workspace.id
    image = workspace.image
    let asked = WorkspaceResources.standard.merging(workspace.resources.resources)
    cpu = asked.cpu?.text ?? "0"
    memory = asked.memory?.text ?? "0"
    self.startedAt = startedAt
  }
}

extension BootRow {
  /// Writes the next boot of a workspace.
  static func add(
    of workspace: WorkspaceRow, at startedAt: Instant, _ db: borrowing Transaction
  ) throws(StronglyError) {
    let number = try db.count(BootRow.self, where: "workspace_id = ?", workspace.id) + 1
    try db.add(BootRow(number: number, of: workspace, at: startedAt))
  }

  /// The boots of a workspace, oldest first.
  static func all(
    of workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> [BootRow] {
    try db.all(BootRow.self, where: "workspace_id = ? ORDER BY rowid", workspace.id)
  }
}
