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

extension Miosa {
  /// Points follow each other without a gap, begin at whole hours or days of UTC, and the last holds
  /// now; the totals are their sums.
  static func getWorkspaceUsage(
    _ call: Call<GetWorkspaceUsage>, _ workspace: WorkspaceRow, _ world: borrowing World
  ) throws(MiosaError) -> WorkspaceUsage {
    let window = call.input.window ?? .day
    let granularity = call.input.granularity ?? .hour
    let length = granularity == .hour ? Metering.hour : Metering.day
    let count = granularity == .hour ? window.hours : window.hours / 24
    let first = UsageSeries.start(until: world.now, bucket: length, count: count)
    let metering = try metering(of: workspace.id, since: first, world)
    var credits = [Int](repeating: 0, count: count)
    // Tenths of the hours of a day are the sums of those of its hours.
    var tenths = [Int](repeating: 0, count: count)
    var used: [Instant: Int64] = [:]
    for unit in metering.units {
      let index = Int((unit.hour - first).microseconds / length.microseconds)
      credits[index] += unit.credits
      used[unit.hour, default: 0] += unit.microseconds
    }
    for (hour, microseconds) in used {
      let index = Int((hour - first).microseconds / length.microseconds)
      tenths[index] += Metering.tenths(microseconds)
    }
    let series = (0..<count).map { index in
      WorkspaceUsage.Point(
        start: first + .microseconds(length.microseconds * Int64(index)), credits: credits[index],
        hours: Metering.hours(tenths: tenths[index]))
    }
    return WorkspaceUsage(
      workspaceID: workspace.id, window: window, granularity: granularity,
      credits: credits.reduce(0, +), hours: Metering.hours(tenths: tenths.reduce(0, +)),
      series: series)
  }
}
