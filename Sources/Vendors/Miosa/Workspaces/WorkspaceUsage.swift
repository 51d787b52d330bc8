import Simulation
import Wire

/// How far back a usage series goes. [seed 003]
enum UsageWindow: String, WireEnum {
  case day = "24h"
  case week = "7d"
  case month = "30d"

  var hours: Int {
    switch self {
    case .day: 24
    case .week: 168
    case .month: 720
    }
  }
}

/// The length of a point of a usage series. [seed 003]
enum UsageGranularity: String, WireEnum {
  case hour, day
}

/// What `GET /workspaces/{id}/usage` takes. [seed 003]
struct GetWorkspaceUsage: RequestQuery {
  let window: UsageWindow?
  let granularity: UsageGranularity?
}

/// Credits and compute hours over time. [seed 003]
struct WorkspaceUsage: ReplyBody {
  /// One point: a whole number of credits, hours with one decimal.
  struct Point: WireOutput {
    let start: Instant
    var credits: Int
    var hours: Double

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.field("ts", start)
        json.field("credits_used", credits)
        json.field("compute_hours", hours)
      }
    }
  }

  let workspaceID: String
  let window: UsageWindow
  let granularity: UsageGranularity
  let credits: Int
  let hours: Double
  let series: [Point]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("workspace_id", workspaceID)
      json.field("window", window)
      json.field("granularity", granularity)
      json.field("total_credits_used", credits)
      json.field("total_compute_hours", hours)
      json.field("series", series)
    }
  }
}

extension WorkspaceContents {
  /// Points follow each other without a gap, begin at whole hours or days of UTC, and the last
  /// holds now. The window is a number of whole hours and the hour that holds now, for every
  /// length of its points: the first of its days is cut where the window begins. Totals are those
  /// of the exact use in the window, and the sums of the points.
  static func getWorkspaceUsage(
    _ call: Call<GetWorkspaceUsage>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceUsage {
    let window = call.input.window ?? .day
    let granularity = call.input.granularity ?? .hour
    let first = UsageSeries.start(until: db.now, bucket: Metering.hour, count: window.hours)
    let hours = UsageHours(
      try Metering(of: workspace.id, db), from: first, count: window.hours, until: db.now)
    let length = granularity == .hour ? Metering.hour : Metering.day
    return WorkspaceUsage(
      workspaceID: workspace.id, window: window, granularity: granularity,
      credits: hours.credits.reduce(0, +),
      hours: Metering.hours(tenths: hours.tenths.reduce(0, +)),
      series: hours.points(of: length))
  }
}

/// The hours of a window, in whole credits and tenths of hours.
///
/// A figure of an hour is the growth of the rounded total since the first use, so that it never
/// changes once the hour has closed. The sums of both figures are the exact use of the window,
/// rounded: where the window cuts the use such that they would differ by one, the oldest hour in
/// use takes the difference.
private struct UsageHours {
  let first: Instant
  private(set) var credits: [Int] = []
  private(set) var tenths: [Int] = []

  init(_ metering: Metering, from first: Instant, count: Int, until now: Instant) {
    self.first = first
    let before = metering.used(from: Instant(microseconds: 0), until: first)
    var uses = [Metering.Use](repeating: 0, count: count)
    for stretch in metering.stretches where stretch.until > first {
      let from = max(stretch.from, first)
      let index = Int((from - first).microseconds / Metering.hour.microseconds)
      for hour in index..<count {
        let start = first + .seconds(3600 * hour)
        guard start < stretch.until else { break }
        uses[hour] += stretch.used(from: start, until: start + Metering.hour)
      }
    }
    credits = Self.shown(uses, after: before, Metering.credits)
    tenths = Self.shown(uses, after: before, Metering.tenths)
  }

  private static func shown(
    _ uses: [Metering.Use], after before: Metering.Use, _ rounded: (Metering.Use) -> Int
  ) -> [Int] {
    var total = before
    var figures = uses.map { use in
      let earlier = rounded(total)
      total += use
      return rounded(total) - earlier
    }
    let difference = rounded(total - before) - figures.reduce(0, +)
    if difference != 0,
      let oldest = uses.indices.first(where: { uses[$0] > 0 && figures[$0] + difference >= 0 })
    {
      figures[oldest] += difference
    }
    return figures
  }

  /// The figures by points of a length that hours divide.
  func points(of length: Duration) -> [WorkspaceUsage.Point] {
    var points: [(start: Instant, credits: Int, tenths: Int)] = []
    for index in credits.indices {
      let start = (first + .seconds(3600 * index)).floored(to: length)
      if points.last?.start != start { points.append((start, 0, 0)) }
      points[points.count - 1].credits += credits[index]
      points[points.count - 1].tenths += tenths[index]
    }
    return points.map { point in
      WorkspaceUsage.Point(
        start: point.start, credits: point.credits, hours: Metering.hours(tenths: point.tenths))
    }
  }
}
