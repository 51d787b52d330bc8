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
    let seconds: Int
    let credits: Int

    /// A credit is a cent. (Our choice, after the quotas' `max_credit_cents`.)
    var dollars: Double { Double(credits) / 100 }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.field(dynamic: group, value.map { .string($0) } ?? .null)
        json.field("compute_hours", hours)
        json.field("credits_used", credits)
        // Those that Go reads.
        json.field("computer_seconds", seconds)
        json.field("sandbox_seconds", 0)
        json.field("storage_gb_hours", 0.0)
        json.field("credit_cents", credits)
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

/// Use of a period in one line. [SDK: usage.py; Go reads `total_credits`, `storage_gb`,
/// `bandwidth_gb` and `ai_tokens`] (Our choice of the other keys: those of the report.)
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
      json.field("total_credits", credits)
      json.field("storage_gb", 0.0)
      json.field("bandwidth_gb", 0.0)
      json.field("ai_tokens", 0)
    }
  }
}

/// A stretch in which a computer ran. [SDK: Go reads `id`, `duration_sec` and `credit_cost`] (Our
/// choice of the other keys.)
struct UsageSession: WireOutput {
  let computerID: String
  let workspaceID: String
  let startedAt: Instant
  let endedAt: Instant?
  let seconds: Int
  let credits: Double

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", UUIDText.made(of: "\(computerID) from \(startedAt.microseconds)"))
      json.field("computer_id", computerID)
      json.field("workspace_id", workspaceID)
      json.field("started_at", startedAt)
      json.field("ended_at", endedAt)
      json.field("duration_seconds", seconds)
      json.field("duration_sec", seconds)
      json.field("credit_cost", credits)
    }
  }
}

/// Sessions; Go counts them in `meta`.
struct UsageSessions: PageBody {
  let data: [UsageSession]

  init(_ data: [UsageSession]) { self.data = data }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("data", data)
      json.field("total", data.count)
      json.field("meta", PageMeta(total: data.count, .whole))
    }
  }
}
