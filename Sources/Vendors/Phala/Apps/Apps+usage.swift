import Simulation
import Wire

/// What an app used.
extension Apps {
  /// Hours of computing while a CVM runs and of its disk while it exists, oldest first: a pure
  /// function of what has been and the clock. Closed hours never change. Seven days unless said
  /// otherwise, a year at most (our choice). Where a window cuts an hour, the hour's part in it
  /// counts, so that the parts of a window add up to the whole.
  static func getAppUsage(
    _ call: Call<UsageQuery>, _ app: AppRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppUsage {
    let input = call.input
    let end = min(input.endDate ?? db.now, db.now)
    let start = input.startDate ?? end - .seconds(7 * 86400)
    guard start <= (input.endDate ?? end) else {
      throw PhalaError(.badRequest, "end_date must be after start_date")
    }
    // Nothing has been used yet of what lies ahead.
    guard start < end else { return AppUsage(usage: [], total: 0, totalCost: 0) }
    let window = (max(start, end - .seconds(366 * 86400)), end)
    let workspace = try call.caller.workspace(db).number
    var records: [MeteredUsage] = []
    let sizes = try db.all(
      CvmSizeRow.self, where: "app_id = ? ORDER BY from_at", app.appID)
    var sized: Set<String> = []
    for size in sizes {
      // What a CVM used in an hour before and after a change of its size are two records.
      let changed = sized.insert(size.cvmID).inserted ? nil : size.from
      let exists = UsageInterval(from: size.from, until: size.until)
      let runs = try db.usage(of: "cvm", in: size.cvmID, since: window.0)
      records += hours(
        runs.compactMap { $0.within(exists, db.now) }, "compute", size.rateMicros, size, app,
        workspace, window, changed)
      records += hours(
        [exists], "storage", size.diskGB * CvmSize.diskRateMicros, size, app, workspace, window,
        changed)
    }
    records.sort {
      ($0.start, $0.instanceID, $0.kind) < ($1.start, $1.instanceID, $1.kind)
    }
    // Exact, and rounded once: the costs that the records show are rounded each.
    let cost = records.reduce(Int128(0)) { $0 + $1.exactCost }
    let page = records.dropFirst(input.offset?.value ?? 0).prefix(input.limit?.value ?? 500)
    return AppUsage(
      usage: Array(page), total: records.count,
      totalCost: Money.number(micros: MeteredUsage.micros(cost)))
  }

  private static func hours(
    _ intervals: [UsageInterval], _ kind: String, _ rate: Int, _ size: CvmSizeRow, _ app: AppRow,
    _ workspace: Int, _ window: (Instant, Instant), _ changed: Instant?
  ) -> [MeteredUsage] {
    let hour = Duration.seconds(3600)
    let first = window.0.floored(to: hour)
    let count = Int((window.1 - first).microseconds / hour.microseconds) + 1
    let part = UsageInterval(from: window.0, until: window.1)
    let series = UsageSeries(
      of: intervals.compactMap { $0.within(part, window.1) }, until: window.1, bucket: hour,
      count: count)
    return series.buckets.filter { $0.used > 0 }.map {
      MeteredUsage(
        instanceID: size.vmUUID, app: app, workspaceNumber: workspace, kind: kind,
        start: $0.start, used: $0.used, rate: rate, changed: changed)
    }
  }
}

/// What `GET /apps/{app_id}/usage` takes. [OpenAPI]
struct UsageQuery: RequestQuery {
  let startDate: Instant?
  let endDate: Instant?
  let limit: Count<1, 5000>?
  let offset: Count<0, 2_147_483_647>?

  enum CodingKeys: String, CodingKey {
    case limit, offset
    case startDate = "start_date"
    case endDate = "end_date"
  }
}

extension UsageInterval {
  /// The part that lies in another interval.
  fileprivate func within(_ other: UsageInterval, _ now: Instant) -> UsageInterval? {
    let from = max(from, other.from)
    let until = min(until ?? .distantFuture, other.until ?? .distantFuture)
    guard from < min(until, now) else { return nil }
    return UsageInterval(from: from, until: until == .distantFuture ? nil : until)
  }
}
