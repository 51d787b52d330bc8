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
