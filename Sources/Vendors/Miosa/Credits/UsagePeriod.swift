import Simulation
import Wire

/// A stretch of time that usage is asked for.
struct UsagePeriod {
  let name: String?
  let start: Instant
  let end: Instant

  /// The first instant of the month of UTC that an instant lies in.
  static func monthStart(of instant: Instant) -> Instant {
    let day = instant.floored(to: Metering.day)
    let text = day.iso8601(.seconds)
    // The day of the month stands at the ninth and tenth characters.
    let number = Int(text.dropFirst(8).prefix(2)) ?? 1
    return day - .seconds(86400 * (number - 1))
  }
}

/// What `GET /usage` takes. [SDK: usage.py]
struct UsageQuery: RequestQuery {
  enum Period: String, WireEnum {
    case week = "7d"
    case month = "30d"
    case monthToDate = "month-to-date"
  }

  enum Group: String, WireEnum {
    case externalUser = "external_user_id"
    case externalProject = "external_project_id"
    case workspace = "workspace_id"
  }

  let externalUserID: String?
  let groupBy: Group?
  let period: Period?
  let start: Instant?
  let end: Instant?
  let periodStart: Instant?
  let periodEnd: Instant?

  enum CodingKeys: String, CodingKey {
    case period, start, end
    case externalUserID = "external_user_id"
    case groupBy = "group_by"
    case periodStart = "period_start"
    case periodEnd = "period_end"
  }

  /// The month so far, unless the query says otherwise; never beyond now.
  func resolved(at now: Instant) throws(MiosaError) -> UsagePeriod {
    let end = min(end ?? periodEnd ?? now, now)
    if let start = start ?? periodStart {
      guard start <= end else {
        throw MiosaError(invalid: "usage", [("start", ["must be before end"])])
      }
      return UsagePeriod(name: nil, start: start, end: end)
    }
    let start =
      switch period ?? .monthToDate {
      case .week: now - .seconds(7 * 86400)
      case .month: now - .seconds(30 * 86400)
      case .monthToDate: UsagePeriod.monthStart(of: now)
      }
    return UsagePeriod(name: (period ?? .monthToDate).rawValue, start: start, end: end)
  }
}
