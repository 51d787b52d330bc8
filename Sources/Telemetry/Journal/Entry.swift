package import Faults
package import HTTPTypes
package import Simulation
package import Wire

/// One request and what became of it, as kept for reading.
///
/// Secrets are gone before an entry is made; a long body keeps its head and its fingerprint.
package struct Entry: Sendable {
  /// Whether an answer that goes on has come to its end.
  package enum StreamState: String, Sendable, Hashable {
    case open
    case ended
    /// The client left, or the server stopped.
    case cut
  }

  /// Its place in the journal, in which every later entry has a greater one; 0 before it is there.
  package internal(set) var ordinal: UInt64 = 0
  package let world: String
  /// Nil where the request came to no vendor.
  package let vendor: String?
  /// 0 where no world was asked.
  package let sequence: UInt64
  package let at: Instant
  package let method: HTTPRequest.Method
  /// As the client wrote it, below the mount where there is one.
  package let path: String
  package let query: String
  package let operation: String?
  package let status: Int
  /// What the vendor answered it as.
  package let outcome: Response.Outcome
  package let requestID: String
  package let requestHeaders: HTTPFields
  package let requestBody: KeptBody
  package let responseHeaders: HTTPFields
  /// Of a stream, what has been sent so far.
  package internal(set) var responseBody: KeptBody
  package let diagnosis: String?
  /// What rules did to it; nil for nothing.
  package let fault: AppliedFault?
  /// What chance gave while rules were judged, also for those that then were not in force.
  package let draws: [Draw]
  /// Whether it changed something that was kept.
  package let hasChanged: Bool
  /// Nil for an answer that was whole.
  package internal(set) var stream: StreamState?
  /// Wall time from the request's last byte to the answer's first, in microseconds.
  package let duration: Int64

  package init(
    world: String, vendor: String, processed: ProcessedRequest, request: Request,
    response: Response,
    isStream: Bool = false, duration: Int64, redaction: Redaction
  ) {
    self.world = world
    self.vendor = vendor
    sequence = processed.sequence
    at = processed.at
    method = request.method
    path = redaction.path(request.path, of: processed.operation)
    query = redaction.query(request.query)
    operation = processed.operation?.id
    status = response.status.code
    outcome = response.outcome
    requestID = processed.requestID
    requestHeaders = redaction.headers(request.headers)
    requestBody = KeptBody(
      redaction.body(request.body, isForm: Redaction.isForm(request.headers)))
    responseHeaders = redaction.headers(response.headers)
    responseBody = KeptBody(redaction.body(response.body))
    diagnosis = response.diagnosis
    fault = processed.fault
    draws = processed.draws
    hasChanged = processed.hasChanged
    stream = isStream ? .open : nil
    self.duration = duration
  }

  /// A request that came to no vendor, or to no world of one: the server answered by itself, and a
  /// diagnosis says why.
  package init(
    unrouted request: Request, world: String, at: Instant, requestID: String, status: Int,
    answer: [UInt8], diagnosis: String, duration: Int64, redaction: Redaction
  ) {
    self.world = world
    vendor = nil
    sequence = 0
    self.at = at
    method = request.method
    path = redaction.path(request.path, of: nil)
    query = redaction.query(request.query)
    operation = nil
    self.status = status
    outcome = .failure("unrouted")
    self.requestID = requestID
    requestHeaders = redaction.headers(request.headers)
    requestBody = KeptBody(
      redaction.body(request.body, isForm: Redaction.isForm(request.headers)))
    responseHeaders = [:]
    responseBody = KeptBody(answer)
    self.diagnosis = diagnosis
    fault = nil
    draws = []
    hasChanged = false
    stream = nil
    self.duration = duration
  }

  /// About what the entry costs, in bytes; the journal's cap counts it.
  var cost: Int {
    400 + path.utf8.count + query.utf8.count + requestBody.head.count + responseBody.head.count
      + 64 * (requestHeaders.count + responseHeaders.count + draws.count)
  }
}

/// A body as the journal keeps it.
package struct KeptBody: Sendable {
  /// The first bytes, all of them where there are few.
  package private(set) var head: [UInt8]
  package private(set) var count: Int
  /// Tells bodies apart whose ends were not kept; nil where everything is.
  package private(set) var fingerprint: String?

  static let limit = 16 * 1024

  init(_ bytes: [UInt8]) {
    count = bytes.count
    guard bytes.count > Self.limit else {
      head = bytes
      fingerprint = nil
      return
    }
    head = Array(bytes.prefix(Self.limit))
    fingerprint = Fingerprint.text(of: bytes)
  }

  /// Whether the end is missing.
  package var isCut: Bool { fingerprint != nil }

  /// Adds a piece of a body that goes on; `fingerprint` is that of the whole so far.
  mutating func append(_ piece: [UInt8], fingerprint whole: String) {
    head += piece.prefix(Self.limit - head.count)
    count += piece.count
    if count > Self.limit { fingerprint = whole }
  }
}
