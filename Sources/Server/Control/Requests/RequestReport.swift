import HTTPTypes
import Simulation
import Telemetry
import Wire

/// A recorded request, without headers and bodies.
struct RequestReport: ReplyBody {
  let id: String
  let world: String
  /// Nil where it came to no vendor.
  let vendor: String?
  let sequence: Int
  let at: Instant
  let method: String
  let path: String
  let query: String?
  /// Nil where no documented route matched.
  let operation: String?
  let status: Int
  /// Wall time.
  let microseconds: Int
  let diagnosis: String?
  /// What rules did to it; nil for nothing.
  let fault: FaultReport?
  /// Its place in the journal.
  let ordinal: Int
  /// Whether it changed something that was kept.
  let applied: Bool
  /// `open`, `ended` or `cut` for an answer that goes on; nil for a whole one.
  let stream: String?

  init(_ entry: Entry) {
    ordinal = Int(entry.ordinal)
    applied = entry.hasChanged
    stream = entry.stream?.rawValue
    id = entry.requestID
    world = entry.world
    vendor = entry.vendor
    sequence = Int(entry.sequence)
    at = entry.at
    method = entry.method.rawValue
    path = entry.path
    query = entry.query.isEmpty ? nil : entry.query
    operation = entry.operation
    status = entry.status
    microseconds = Int(entry.duration)
    diagnosis = entry.diagnosis
    fault = entry.fault.map(FaultReport.init)
  }

  func write(to json: inout JSONWriter) { json.object { writeFields(to: &$0) } }

  func writeFields(to json: inout JSONWriter) {
    json.field("id", id)
    json.field("world", world)
    json.field("vendor", vendor)
    json.field("sequence", sequence)
    json.field("at", at.iso8601(.microseconds))
    json.field("method", method)
    json.field("path", path)
    json.field("query", query)
    json.field("operation", operation)
    json.field("status", status)
    json.field("microseconds", microseconds)
    json.field("diagnosis", diagnosis)
    json.field("fault", fault)
    json.field("ordinal", ordinal)
    json.field("applied", applied)
    json.field("stream", stream)
  }
}

/// Recorded requests, and how far back the record goes.
struct RequestList: ReplyBody {
  let requests: [RequestReport]
  /// Entries of all worlds that are kept.
  let kept: Int
  /// Entries of all worlds that had to make room.
  let dropped: Int
  /// The place of the last request that was recorded, for going on with the stream.
  let newest: UInt64
  /// Requests that were passed over, as too little of them is kept to tell.
  let undecided: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("requests", requests)
      json.field("kept", kept)
      json.field("dropped", dropped)
      json.field("newest", Int(newest))
      json.field("undecided", undecided)
    }
  }
}

/// `{"count": 3}`
struct RequestCount: ReplyBody {
  let count: Int

  func write(to json: inout JSONWriter) { json.object { $0.field("count", count) } }
}

/// A recorded request with everything that is kept of it. Secrets are not.
struct RequestDetail: ReplyBody {
  let summary: RequestReport
  /// What chance gave while rules were judged.
  let draws: [DrawReport]
  let request: MessageReport
  let answer: MessageReport
  let answeredBy: ResponseOrigin
  /// Nil where too little of the request is kept to tell, or nothing is declared about it.
  let unread: UnreadFields?

  init(_ entry: Entry, of vendor: Vendor?) {
    let operation = entry.operation.flatMap { vendor?.operation($0) }
    answeredBy = ResponseOrigin(entry, operation)
    unread = vendor.flatMap { vendor in operation.flatMap { UnreadFields(entry, $0, of: vendor) } }
    summary = RequestReport(entry)
    draws = entry.draws.map(DrawReport.init)
    request = MessageReport(entry.requestHeaders, entry.requestBody)
    answer = MessageReport(entry.responseHeaders, entry.responseBody)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      summary.writeFields(to: &json)
      json.field("draws", draws)
      json.field("request", request)
      json.field("answer", answer)
      json.field("answered_by", answeredBy)
      json.field("unread", unread)
    }
  }
}

/// Headers and body of one side of an exchange.
struct MessageReport: ReplyBody {
  let headers: [HeaderReport]
  /// The first 16 KB; in Base64 where it is no UTF-8 text.
  let body: String
  let encoding: String
  let bytes: Int
  /// Tells long bodies apart; nil where all of the body is here.
  let fingerprint: String?

  init(_ fields: HTTPFields, _ kept: KeptBody) {
    headers = fields.map { HeaderReport(name: $0.name.rawName, value: $0.value) }
    let text = String(validating: kept.head, as: UTF8.self)
    body = text ?? Base64.encode(kept.head)
    encoding = text == nil ? "base64" : "utf-8"
    bytes = kept.count
    fingerprint = kept.fingerprint
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("headers", headers)
      json.field("body", body)
      json.field("encoding", encoding)
      json.field("bytes", bytes)
      json.field("fingerprint", fingerprint)
    }
  }
}

/// One header field.
struct HeaderReport: ReplyBody {
  let name: String
  let value: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("value", value)
    }
  }
}
