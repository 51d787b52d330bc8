package import HTTPTypes
package import Wire

/// One request and what became of it, as kept for reading.
///
/// Secrets are gone before an entry is made; a long body keeps its head and its fingerprint.
package struct Entry: Sendable {
  package let world: String
  package let vendor: String
  package let sequence: UInt64
  package let at: Instant
  package let method: HTTPRequest.Method
  /// As the client wrote it below the mount.
  package let path: String
  package let query: String
  package let operation: String?
  package let status: Int
  /// What the vendor answered it as.
  package let outcome: Answer.Outcome
  package let requestID: String
  package let requestHeaders: HTTPFields
  package let requestBody: KeptBody
  package let answerHeaders: HTTPFields
  package let answerBody: KeptBody
  package let diagnosis: String?
  /// What rules did to it; nil for nothing.
  package let fault: Fault?
  /// What chance gave while rules were judged, also for those that then were not in force.
  package let draws: [Draw]
  /// Wall time from the request's last byte to the answer's first, in microseconds.
  package let duration: Int64

  package init(
    world: String, vendor: String, exchange: Exchange, request: Request, answer: Answer,
    duration: Int64, redaction: Redaction
  ) {
    self.world = world
    self.vendor = vendor
    sequence = exchange.sequence
    at = exchange.at
    method = request.method
    path = request.path
    query = request.query
    operation = exchange.operation?.id
    status = answer.status.code
    outcome = answer.outcome
    requestID = exchange.requestID
    requestHeaders = redaction.headers(request.headers)
    requestBody = KeptBody(redaction.body(request.body))
    answerHeaders = answer.headers
    answerBody = KeptBody(redaction.body(answer.body))
    diagnosis = answer.diagnosis
    fault = exchange.fault
    draws = exchange.draws
    self.duration = duration
  }

  /// About what the entry costs, in bytes; the journal's cap counts it.
  var cost: Int {
    400 + path.utf8.count + query.utf8.count + requestBody.head.count + answerBody.head.count
      + 64 * (requestHeaders.count + answerHeaders.count + draws.count)
  }
}

/// A body as the journal keeps it.
package struct KeptBody: Sendable {
  /// The first bytes, all of them where there are few.
  package let head: [UInt8]
  package let count: Int
  /// Tells bodies apart whose ends were not kept; nil where everything is.
  package let fingerprint: String?

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
}
