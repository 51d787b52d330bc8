import Simulation
import Wire

/// An hour of one CVM's use of one kind. [OpenAPI MeteredUsageResponse]
struct MeteredUsage: WireOutput {
  let instanceID: String
  let app: AppRow
  let workspaceNumber: Int
  let kind: String
  let start: Instant
  /// When the CVM took on the size that the use was in; nil for its first size.
  let changed: Instant?
  /// Microseconds in use.
  let used: Int64
  /// Millionths of a dollar for an hour, times the microseconds in use.
  let exactCost: Int128

  init(
    instanceID: String, app: AppRow, workspaceNumber: Int, kind: String, start: Instant,
    used: Int64, rate: Int, changed: Instant? = nil
  ) {
    self.instanceID = instanceID
    self.app = app
    self.workspaceNumber = workspaceNumber
    self.kind = kind
    self.start = start
    self.used = used
    self.changed = changed
    exactCost = Int128(rate) * Int128(used)
  }

  /// Millionths of a dollar.
  static func micros(_ exactCost: Int128) -> Int {
    Int((exactCost + 1_800_000_000) / 3_600_000_000)
  }

  /// Of no other record: an hour in which the size changed has one for each size.
  private func billingKey(_ hour: String) -> String {
    let key = "\(instanceID):\(kind):\(hour)"
    guard let changed, changed > start else { return key }
    return "\(key):\(changed.iso8601())"
  }

  func write(to json: inout JSONWriter) {
    let hour = start.iso8601()
    json.object { json in
      json.field("instance_id", instanceID)
      json.field("project_id", app.number)
      json.field("team_id", workspaceNumber)
      json.field("timestamp", start)
      json.field("event_type", "usage")
      json.field("cost", Money.number(micros: Self.micros(exactCost)))
      json.field("details", String?.none)
      json.field("usage_type", kind)
      json.field("billing_start", start)
      json.field("billing_end", start + .seconds(3600))
      json.field("duration_minutes", Double(used / 60_000) / 1000)
      json.field("billing_key", billingKey(hour))
      json.field("billing_hour", hour)
      json.field("billing_day", String(hour.prefix(10)))
    }
  }
}

extension MeteredUsage: Sampled {
  static let sample = MeteredUsage(
    instanceID: "sample", app: .sample, workspaceNumber: 1, kind: "sample", start: .sample,
    used: 3_600_000_000, rate: 1_000_000)
}

/// Usage of an app. [OpenAPI AppUsageResponse]
struct AppUsage: ReplyBody {
  let usage: [MeteredUsage]
  let total: Int
  let totalCost: Double

  init(usage: [MeteredUsage], total: Int, totalCost: Double) {
    self.usage = usage
    self.total = total
    self.totalCost = totalCost
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("usage", usage)
      json.field("total", total)
      json.field("total_cost", totalCost)
    }
  }
}
