import Simulation
import Storage
import Wire

/// A workspace as it is stored: the documented fields, and the limits for what is made inside.
struct WorkspaceRow: StoredRow {
  let id: String
  let tenantID: String
  var name: String
  var slug: String
  var externalWorkspaceID: String?
  var description: String?
  var metadata = RawJSON.emptyObject
  var isDefault = false
  let createdAt: Instant
  var updatedAt: Instant
  var limits = WorkspaceLimits()
  /// Everything that is not destroyed, in any status; kept up by the database.
  private(set) var computerCount = 0
  private(set) var projectCount = 0

  init(id: String, tenantID: String, name: String, slug: String, now: Instant) {
    self.id = id
    self.tenantID = tenantID
    self.name = name
    self.slug = slug
    createdAt = now
    updatedAt = now
  }

  static let table = "workspaces"
  static let columns = [
    "id", "tenant_id", "name", "slug", "external_workspace_id", "description", "metadata",
    "is_default", "created_at", "updated_at", "max_computers", "max_computer_size",
    "default_computer_size", "default_auto_stop_seconds", "allowed_template_types",
  ]
  static let derivedColumns = ["computer_count", "project_count"]

  init(from row: inout RowReader) {
    id = row.text()
    tenantID = row.text()
    name = row.text()
    slug = row.text()
    externalWorkspaceID = row.optionalText()
    description = row.optionalText()
    metadata = row.document()
    isDefault = row.flag()
    createdAt = row.instant()
    updatedAt = row.instant()
    limits = WorkspaceLimits(from: &row)
    computerCount = row.integer()
    projectCount = row.integer()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(tenantID)
    row.bind(name)
    row.bind(slug)
    row.bind(externalWorkspaceID)
    row.bind(description)
    row.bind(metadata)
    row.bind(isDefault)
    row.bind(createdAt)
    row.bind(updatedAt)
    limits.store(into: &row)
  }
}

/// What a workspace allows of its computers, and what it gives those that ask for nothing. [seed
/// 003]
struct WorkspaceLimits: Sendable {
  /// Nil for no limit of the workspace's own; 0 allows none.
  var maxComputers: Int?
  var maxComputerSize: ComputerSize?
  var defaultComputerSize = ComputerSize.small
  /// 0 for never.
  var defaultAutoStopSeconds = 0
  /// Empty for all.
  var allowedTemplateTypes: [String] = []

  init() {}

  init(from row: inout RowReader) {
    maxComputers = row.optionalInteger()
    maxComputerSize = row.optionalText().flatMap(ComputerSize.init(rawValue:))
    defaultComputerSize = ComputerSize(rawValue: row.text()) ?? .small
    defaultAutoStopSeconds = row.integer()
    allowedTemplateTypes = row.document().tree.arrayValue?.compactMap(\.stringValue) ?? []
  }

  func store(into row: inout RowWriter) {
    row.bind(maxComputers)
    row.bind(maxComputerSize?.rawValue)
    row.bind(defaultComputerSize.rawValue)
    row.bind(defaultAutoStopSeconds)
    row.bind(RawJSON(.array(allowedTemplateTypes.map { .string($0) })))
  }
}
