import Simulation
import Storage
import Wire

/// A project as it is stored.
struct ProjectRow: StoredRow {
  let id: String
  let tenantID: String
  var workspaceID: String
  /// The workspace's, as the seed's sample shows.
  var externalWorkspaceID: String?
  var externalProjectID: String?
  var name: String
  var slug: String
  var description: String?
  var metadata = RawJSON.emptyObject
  /// Made by the first computer that named no project; goes with the last one.
  var isDefault = false
  let createdAt: Instant
  var updatedAt: Instant
  private(set) var computerCount = 0

  init(id: String, workspace: WorkspaceRow, name: String, slug: String, now: Instant) {
    self.id = id
    tenantID = workspace.tenantID
    workspaceID = workspace.id
    externalWorkspaceID = workspace.externalWorkspaceID
    self.name = name
    self.slug = slug
    createdAt = now
    updatedAt = now
  }

  static let table = "projects"
  static let columns = [
    "id", "tenant_id", "workspace_id", "external_workspace_id", "external_project_id", "name",
    "slug", "description", "metadata", "is_default", "created_at", "updated_at",
  ]
  static let derivedColumns = ["computer_count"]

  init(from row: inout RowReader) {
    id = row.text()
    tenantID = row.text()
    workspaceID = row.text()
    externalWorkspaceID = row.optionalText()
    externalProjectID = row.optionalText()
    name = row.text()
    slug = row.text()
    description = row.optionalText()
    metadata = row.document()
    isDefault = row.flag()
    createdAt = row.instant()
    updatedAt = row.instant()
    computerCount = row.integer()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(tenantID)
    row.bind(workspaceID)
    row.bind(externalWorkspaceID)
    row.bind(externalProjectID)
    row.bind(name)
    row.bind(slug)
    row.bind(description)
    row.bind(metadata)
    row.bind(isDefault)
    row.bind(createdAt)
    row.bind(updatedAt)
  }
}
