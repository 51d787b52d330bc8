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
