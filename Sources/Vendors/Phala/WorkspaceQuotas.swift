import Simulation
import Wire

/// What a workspace may have and what is left of it; -1 twice where there is no limit. There is no
/// member that says what is used. [seed 000] [OpenAPI WorkspaceQuotasResponse]
struct WorkspaceQuotas: ReplyBody {
  let slug: String
  let tier: WorkspaceTier
  let slots: QuotaMetric
  let vcpu: QuotaMetric
  let memoryMB: QuotaMetric
  let diskGB: QuotaMetric
  let reservedNodes: QuotaMetric
  let asOf: Instant

  init(
    _ row: WorkspaceRow, _ allowances: CvmAllowances, reservedInUse: Int, asOf: Instant
  ) {
    slug = row.slug
    tier = row.tier
    slots = QuotaMetric(allowances.slots)
    vcpu = QuotaMetric(allowances.vcpu)
    memoryMB = QuotaMetric(allowances.memoryMB)
    diskGB = QuotaMetric(allowances.diskGB)
    reservedNodes = QuotaMetric(
      limit: row.reservedNodes, remaining: max(0, row.reservedNodes - reservedInUse))
    self.asOf = asOf
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("team_slug", slug)
      json.field("tier", tier)
      json.field("quotas") { json in
        json.field("vm_slots", slots)
        json.field("vcpu", vcpu)
        json.field("memory_mb", memoryMB)
        json.field("disk_gb", diskGB)
      }
      json.field("reserved_nodes", reservedNodes)
      json.field("reserved_gpu") { json in
        json.field("gpus", QuotaMetric(limit: 0, remaining: 0))
        json.field("in_use", 0)
        json.field("misconfigured", 0)
      }
      json.field("as_of", asOf)
    }
  }
}

/// A limit and what is left of it.
struct QuotaMetric: WireOutput {
  let limit: Int
  let remaining: Int

  init(limit: Int, remaining: Int) {
    self.limit = limit
    self.remaining = remaining
  }

  init(_ allowance: Quota.Allowance) {
    limit = allowance.limit ?? -1
    remaining = allowance.remaining ?? -1
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("limit", limit)
      json.field("remaining", remaining)
    }
  }
}

/// What is left for CVMs of a workspace; provisioning is held to the same numbers that a client
/// reads before. [seed 000] That stopped CVMs count in full is our choice: it is allocated.
struct CvmAllowances: Sendable {
  let slots: Quota.Allowance
  let vcpu: Quota.Allowance
  let memoryMB: Quota.Allowance
  let diskGB: Quota.Allowance

  static let slotQuota = Quota("vm_slots", why: "CVMs in a workspace, in any status")
  static let vcpuQuota = Quota("vcpu", why: "vCPUs of all CVMs in a workspace")
  static let memoryQuota = Quota("memory_mb", why: "memory of all CVMs in a workspace")
  static let diskQuota = Quota("disk_gb", why: "disks of all CVMs in a workspace")

  init(_ row: WorkspaceRow, _ db: borrowing Simulation.Transaction<PhalaError>) {
    let tier = row.tier
    slots = db.allowance(Self.slotQuota, limit: tier.slots, used: row.cvmCount)
    vcpu = db.allowance(Self.vcpuQuota, limit: tier.vcpu, used: row.vcpuUsed)
    memoryMB = db.allowance(Self.memoryQuota, limit: tier.memoryMB, used: row.memoryUsed)
    diskGB = db.allowance(Self.diskQuota, limit: tier.diskGB, used: row.diskUsed)
  }
}

extension Phala {
  static func getWorkspaceQuotas(
    _ call: Call<NoInput>, _ found: Workspace, _ db: borrowing Transaction
  ) throws(PhalaError) -> WorkspaceQuotas {
    let reserved = try db.count(NodeRow.self, where: "reserved_for = ?", found.row.id)
    return WorkspaceQuotas(
      found.row, CvmAllowances(found.row, db), reservedInUse: reserved, asOf: db.now)
  }
}
