import HTTPTypes
import Simulation
import Wire

/// What was used by whom: reports over the metered use of an organization's computers.
enum Usage: MiosaResource {
  private static let all = group(
    "/api/v1/usage", about: "usage", tier: 2, access: .scope("usage:read"),
    source: .sdk("usage.py"), fails: .validationFailed)

  static let routes: [Route] = [
    all(.get, "", "Report usage by group", id: "getUsage", by: getUsage, source: .docs("usage")),
    all(.get, "/summary", "Summarize usage", id: "getUsageSummary", by: getUsageSummary),
    all(
      .get, "/sessions", "List the sessions that were metered", id: "listUsageSessions",
      by: listUsageSessions),
  ]

  static func getUsage(
    _ call: Call<UsageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> UsageReport {
    let period = try call.input.resolved(at: db.now)
    let group =
      call.input.groupBy ?? (call.input.externalUserID == nil ? .workspace : .externalUser)
    var rows: [(value: String?, use: Metering.Use)] = []
    for workspaceID in try Metering.workspaceIDs(ofTenant: call.caller.tenantID, db) {
      for stretch in try Metering(of: workspaceID, since: period.start, db).stretches {
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
          seconds: Metering.seconds(row.use), credits: Metering.credits(row.use))
      })
  }

  static func getUsageSummary(
    _ call: Call<UsageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> UsageSummary {
    let period = try call.input.resolved(at: db.now)
    let user = call.input.externalUserID
    var use: Metering.Use = 0
    let metering = try Metering(ofTenant: call.caller.tenantID, since: period.start, db)
    for stretch in metering.stretches {
      guard try isUse(stretch.computer, by: user, db) else { continue }
      use += stretch.used(from: period.start, until: period.end)
    }
    return UsageSummary(
      period: period.name, start: period.start, end: period.end, hours: Metering.hours(use),
      credits: Metering.credits(use),
      sessionCount: try sessions(of: call.caller, in: period, by: user, db).count)
  }

  static func listUsageSessions(
    _ call: Call<UsageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> UsageSessions {
    let sessions = try sessions(
      of: call.caller, in: try call.input.resolved(at: db.now),
      by: call.input.externalUserID, db)
    return UsageSessions(sessions)
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
    for workspaceID in try Metering.workspaceIDs(ofTenant: caller.tenantID, db) {
      for stretch in try db.usageByThing(of: "computer", in: workspaceID, since: period.start)
      where stretch.interval.from < period.end {
        guard try isUse(stretch.key, by: user, db) else { continue }
        let interval = stretch.interval
        let length = (interval.until ?? db.now) - interval.from
        found.append(
          UsageSession(
            computerID: stretch.key, workspaceID: workspaceID, startedAt: interval.from,
            endedAt: interval.until, seconds: Int(length.components.seconds),
            credits: Metering.exactCredits(Metering.Use(length.microseconds))))
      }
    }
    return found.sorted { ($0.startedAt, $0.computerID) > ($1.startedAt, $1.computerID) }
  }
}
