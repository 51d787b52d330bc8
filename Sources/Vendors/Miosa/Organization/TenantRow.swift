import Simulation
import Storage
import Wire

/// An organization; everything else belongs to one.
struct TenantRow: StoredRow {
  let id: String
  let name: String
  let slug: String
  /// The user behind the organization's keys.
  let ownerUserID: String
  let createdAt: Instant
  private(set) var computerCount = 0
  private(set) var workspaceCount = 0

  /// The tenant of every key that names no other.
  static let demoSlug = "cliniciq"

  static let table = "tenants"
  static let columns = ["id", "name", "slug", "owner_user_id", "created_at"]
  static let derivedColumns = ["computer_count", "workspace_count"]

  init(id: String, name: String, slug: String, ownerUserID: String, createdAt: Instant) {
    self.id = id
    self.name = name
    self.slug = slug
    self.ownerUserID = ownerUserID
    self.createdAt = createdAt
  }

  init(from row: inout RowReader) {
    id = row.text()
    name = row.text()
    slug = row.text()
    ownerUserID = row.text()
    createdAt = row.instant()
    computerCount = row.integer()
    workspaceCount = row.integer()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(name)
    row.bind(slug)
    row.bind(ownerUserID)
    row.bind(createdAt)
  }
}
