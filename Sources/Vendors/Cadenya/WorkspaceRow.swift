import Simulation
import Storage
import Wire

/// A workspace as it is stored; the counts are kept up by the database.
struct WorkspaceRow: ResourceRow {
  var resource: ResourceColumns
  var description: String
  var status: WorkspaceStatus
  /// Whether it is the workspace of a client that names none.
  let isDefault: Bool
  private(set) var counts = WorkspaceInfo()
  private(set) var position = 0

  var id: String { resource.id }

  init(_ resource: ResourceColumns, description: String, isDefault: Bool = false) {
    self.resource = resource
    self.description = description
    self.isDefault = isDefault
    status = .enabled
  }

  static let table = "workspaces"
  static let columns = ResourceColumns.names + ["description", "status", "is_default"]
  static let derivedColumns = [
    "tool_count", "memory_entry_count", "agent_count", "agent_variation_count", "position",
  ]

  init(from row: inout RowReader) {
    resource = ResourceColumns(from: &row)
    description = row.text()
    status = WorkspaceStatus(rawValue: row.text()) ?? .enabled
    isDefault = row.flag()
    counts.totalAvailableTools = row.integer()
    counts.totalMemoryEntries = row.integer()
    counts.totalAgents = row.integer()
    counts.totalAgentVariations = row.integer()
    position = row.integer()
  }

  func store(into row: inout RowWriter) {
    resource.store(into: &row)
    row.bind(description)
    row.bind(status.rawValue)
    row.bind(isDefault)
  }
}

/// Where a workspace stands. [seed 001]
enum WorkspaceStatus: String, WireEnum {
  case enabled = "STATUS_ENABLED"
  /// No documented route leads here; the control plane does.
  case disabled = "STATUS_DISABLED"
  /// For good: requests scoped to it are refused.
  case archived = "STATUS_ARCHIVED"
}
