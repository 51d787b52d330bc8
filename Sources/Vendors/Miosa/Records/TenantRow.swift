import Simulation
import Storage
import Wire

/// An organization; everything else belongs to one.
struct TenantRow: Record {
  let id: String
  let name: String
  let slug: String
  /// The user behind the organization's keys.
  let ownerUserID: String
  let createdAt: Instant
  @Derived private(set) var computerCount = 0
  @Derived private(set) var workspaceCount = 0

  /// The tenant of every key that names no other.
  static let demoSlug = "cliniciq"

  static let table = "tenants"
  static let plan = RecordPlan(Self.self)
}

extension TenantRow {
  /// The organization of the caller, which authentication has found or made.
  static func of(
    _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantRow {
    guard let row = try db.find(TenantRow.self, caller.tenantID) else {
      throw MiosaError(.tenantResolutionFailed)
    }
    return row
  }

  /// The tenant of that slug or id.
  static func known(
    as name: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantRow? {
    if let known = try db.first(TenantRow.self, where: "slug = ?", name) { return known }
    return try db.find(TenantRow.self, name.lowercased())
  }
}
