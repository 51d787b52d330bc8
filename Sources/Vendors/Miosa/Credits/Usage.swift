import Simulation
import Wire

/// Use by workspace or by whom of the customer's own it was for. [docs usage: `total_usd`,
/// `line_items`, `period`, `currency`] [SDK: usage.py: `period_start`, `period_end`, `results`]
struct UsageReport: ReplyBody {
  /// One row.
  struct Row: WireOutput {
    let group: String
    let value: String?
    let hours: Double
    let credits: Int

    /// A credit is a cent. (Our choice, after the quotas' `max_credit_cents`.)
    var dollars: Double { Double(credits) / 100 }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.field(dynamic: group, value.map { .string($0) } ?? .null)
        json.field("compute_hours", hours)
        json.field("credits_used", credits)
        json.field("total_usd", dollars)
        json.field("line_items", [LineItem(hours: hours, dollars: dollars)])
      }
    }
  }

  /// What a row is made of: compute, and nothing else yet.
  struct LineItem: WireOutput {
    let hours: Double
    let dollars: Double

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.field("resource", "compute")
        json.field("quantity", hours)
        json.field("unit", "hour")
        json.field("total_usd", dollars)
      }
    }
  }

  let period: String?
  let start: Instant
  let end: Instant
  let results: [Row]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("period", period)
      json.field("period_start", start)
      json.field("period_end", end)
      json.field("currency", "USD")
      json.field("results", results)
    }
  }
}

/// Use of a period in one line. [SDK: usage.py] (Our choice of keys: those of the report.)
struct UsageSummary: ReplyBody {
  let period: String?
  let start: Instant
  let end: Instant
  let hours: Double
  let credits: Int
  let sessionCount: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("period", period)
      json.field("period_start", start)
      json.field("period_end", end)
      json.field("currency", "USD")
      json.field("compute_hours", hours)
      json.field("credits_used", credits)
      json.field("total_usd", Double(credits) / 100)
      json.field("session_count", sessionCount)
    }
  }
}

/// A stretch in which a computer ran. (Our choice of keys.)
struct UsageSession: WireOutput {
  let computerID: String
  let workspaceID: String
  let startedAt: Instant
  let endedAt: Instant?
  let seconds: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("computer_id", computerID)
      json.field("workspace_id", workspaceID)
      json.field("started_at", startedAt)
      json.field("ended_at", endedAt)
      json.field("duration_seconds", seconds)
    }
  }
}

extension Miosa {
  static func getUsage(
    _ call: Call<UsageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> UsageReport {
    let period = try call.input.resolved(at: db.now)
    let group =
      call.input.groupBy ?? (call.input.externalUserID == nil ? .workspace : .externalUser)
    var rows: [(value: String?, use: Metering.Use)] = []
    let scopes = try meterings(ofTenant: call.caller.tenantID, since: period.start, db)
    for (workspaceID, metering) in scopes {
      for stretch in metering.stretches {
        let use = stretch.used(from: period.start, until: period.end)
        guard use > 0 else { continue }
        guard try isUse(stretch.computer, by: call.input.externalUserID, db) else { continue }
        let computer = try db.find(ComputerRow.self, stretch.computer)
        let value =
          switch group {
          case .workspace: workspaceID as String?
          case .externalUser: computer?.externalUserID
          case .externalProject: computer?.externalProjectID
          }
        if let index = rows.firstIndex(where: { $0.value == value }) {
          rows[index].use += use
        } else {
          rows.append((value, use))
        }
      }
    }
    return UsageReport(
      period: period.name, start: period.start, end: period.end,
      results: rows.map { row in
        UsageReport.Row(
          group: group.rawValue, value: row.value, hours: Metering.hours(row.use),
          credits: Metering.credits(row.use))
      })
  }

  static func getUsageSummary(
    _ call: Call<UsageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> UsageSummary {
    let period = try call.input.resolved(at: db.now)
    let user = call.input.externalUserID
    var use: Metering.Use = 0
    for (_, metering) in try meterings(
      ofTenant: call.caller.tenantID, since: period.start, db)
    {
      for stretch in metering.stretches {
        guard try isUse(stretch.computer, by: user, db) else { continue }
        use += stretch.used(from: period.start, until: period.end)
      }
    }
    return UsageSummary(
      period: period.name, start: period.start, end: period.end, hours: Metering.hours(use),
      credits: Metering.credits(use),
      sessionCount: try sessions(of: call.caller, in: period, by: user, db).count)
  }

  static func listUsageSessions(
    _ call: Call<UsageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<UsageSession> {
    let sessions = try sessions(
      of: call.caller, in: try call.input.resolved(at: db.now),
      by: call.input.externalUserID, db)
    return MiosaPage(data: sessions, total: sessions.count)
  }

  /// Whether a computer is an external user's, where one is asked for.
  private static func isUse(
    _ computer: String, by user: String?, _ db: borrowing Transaction
  ) throws(MiosaError) -> Bool {
    guard let user else { return true }
    return try db.find(ComputerRow.self, computer)?.externalUserID == user
  }

  /// Stretches that reach into a period, newest first.
  private static func sessions(
    of caller: MiosaCaller, in period: UsagePeriod, by user: String?, _ db: borrowing Transaction
  ) throws(MiosaError) -> [UsageSession] {
    var found: [UsageSession] = []
    for scope in try scopes(of: caller.tenantID, db) {
      for stretch in try db.usageByThing(of: "computer", in: scope, since: period.start)
      where stretch.interval.from < period.end {
        guard try isUse(stretch.key, by: user, db) else { continue }
        let interval = stretch.interval
        found.append(
          UsageSession(
            computerID: stretch.key, workspaceID: scope, startedAt: interval.from,
            endedAt: interval.until,
            seconds: Int(((interval.until ?? db.now) - interval.from).components.seconds)))
      }
    }
    return found.sorted { ($0.startedAt, $0.computerID) > ($1.startedAt, $1.computerID) }
  }
}
