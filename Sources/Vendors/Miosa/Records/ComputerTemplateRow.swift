import Simulation
import Storage
import Wire

/// A template that a workspace keeps beside the platform's own.
struct ComputerTemplateRow: Record {
  let id: String
  let workspaceID: String
  let name: String
  let templateType: String
  let description: String?
  let createdAt: Instant

  static let table = "computer_templates"
  static let plan = RecordPlan(Self.self)
}

extension ComputerTemplateRow {
  /// What a computer is made of that names nothing. [docs computers]
  static let standardType = "miosa-desktop"

  /// The templates that every workspace has, by what computers name them with. [docs computers]
  static let platform = [
    (type: standardType, name: "Desktop"), (type: "miosa-sandbox", name: "Sandbox"),
  ]

  /// Whether a computer of a workspace may be made of what a text names: a template of the
  /// platform, or one of the workspace's own by its id or its name. [seed 003: an allowlist of
  /// template names]
  static func isKnown(
    _ template: String, in workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Bool {
    if platform.contains(where: { $0.type == template }) { return true }
    return try db.exists(
      ComputerTemplateRow.self, where: "workspace_id = ? AND (id = ? OR name = ?)", workspace.id,
      template, template)
  }
}
