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
