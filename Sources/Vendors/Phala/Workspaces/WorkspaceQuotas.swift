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
