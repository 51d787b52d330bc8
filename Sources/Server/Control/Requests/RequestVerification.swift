import HTTPTypes
import Simulation
import Telemetry
import Wire

/// What became of expectations: `{"met": true, "looked_at": 12, "expectations": [...]}`.
struct RequestVerification: ReplyBody {
  let world: String
  let met: Bool
  let inOrder: Bool
  /// Requests that were looked at.
  let lookedAt: Int
  /// Where the order breaks, in words.
  let disorder: String?
  let expectations: [VerifiedExpectation]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("world", world)
      json.field("met", met)
      json.field("in_order", inOrder)
      json.field("looked_at", lookedAt)
      json.field("disorder", disorder)
      json.field("expectations", expectations)
    }
  }
}

/// What became of one expectation.
struct VerifiedExpectation: ReplyBody {
  /// Its criteria in a line.
  let request: String
  /// `exactly 2`
  let wanted: String
  /// How many requests it is about.
  let found: Int
  /// Nil where an earlier one already failed.
  let met: Bool?
  /// Ids of those requests, the first twenty.
  let requests: [String]
  /// Where it is not met: requests that lack little.
  let nearest: [NearMiss]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("request", request)
      json.field("wanted", wanted)
      json.field("found", found)
      json.field("met", met)
      json.field("requests", requests)
      json.field("nearest", nearest)
    }
  }
}

/// A request that an expectation is nearly about.
struct NearMiss: ReplyBody {
  let id: String
  /// `POST /v1/lamps 409`
  let line: String
  /// What it lacks.
  let misses: [String]

  init(_ entry: Entry, _ misses: [RequestFilter.Miss]) {
    id = entry.requestID
    line = Self.line(of: entry)
    self.misses = misses.map(\.words)
  }

  static func line(of entry: Entry) -> String {
    "\(entry.method.rawValue) \(entry.path)"
      + (entry.query.isEmpty ? "" : "?\(entry.query)") + " \(entry.status)"
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("line", line)
      json.field("misses", misses)
    }
  }
}
