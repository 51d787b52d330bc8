import Simulation
import Wire

/// What an organization cannot be without.
extension TenantRow {
  /// Makes a tenant with its owner and its default workspace.
  static func found(
    _ slug: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantRow {
    let isID = UUIDText.isValid(slug)
    let tenant = TenantRow(
      id: isID ? slug.lowercased() : try db.uuid("tenant"), name: slug, slug: slug,
      ownerUserID: try db.uuid("user"), createdAt: db.now)
    try db.add(tenant)
    try db.add(
      MemberRow(
        id: try db.uuid("member"), tenantID: tenant.id, userID: tenant.ownerUserID,
        email: "owner@\(slug).example", name: "Owner", role: "owner", joinedAt: db.now))
    var workspace = WorkspaceRow(
      id: try db.uuid("workspace"), tenantID: tenant.id, name: "default", slug: "default",
      now: db.now)
    workspace.isDefault = true
    try db.add(workspace)
    return tenant
  }
}
