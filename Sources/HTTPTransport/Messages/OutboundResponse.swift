package import HTTPTypes
package import Wire

/// What a connection is told to do about one request.
///
/// Framing is the transport's business: `Content-Length` and `Transfer-Encoding` given in a
/// response are replaced by what is true of the bytes sent. `Connection: close` is honoured.
package enum OutboundResponse: Sendable {
  /// Head and body in one write, after an optional delay in wall time. The delay ends early
  /// when the server stops or the client ends its side; the answer is then written at once.
  case whole(HTTPResponse, [UInt8], delay: Delay? = nil)
  /// Head at once, then each piece as a chunk of its own as soon as `next` returns it, until
  /// `next` returns nil. `next` runs in the responder's task, so that it sees the cancellation. A
  /// delay comes before the head, as of a whole answer.
  case stream(HTTPResponse, delay: Delay? = nil, next: @Sendable () async -> [UInt8]?)
  /// Raw bytes instead of an answer. The connection ends after the last action, unless that keeps
  /// it. Pauses end once `released` returns, and the script goes on without them.
  case script([ByteScript.Action], released: (@Sendable () async -> Void)? = nil)
}

/// Wall time that a client is kept waiting before the first byte.
package struct Delay: Sendable {
  package let time: Duration
  /// Returns when the delay is over before its time, or when the task is cancelled; nil where only
  /// time ends it.
  package let released: (@Sendable () async -> Void)?

  package init(_ time: Duration, endedBy released: (@Sendable () async -> Void)? = nil) {
    self.time = time
    self.released = released
  }
}

/// Answers one request. Requests of one connection come one after the other, those of several
/// connections at the same time.
///
/// The task it runs in is cancelled when the client leaves (or ends its side: TCP does not tell
/// the two apart) and when the server stops. A responder that waits must then return soon; one
/// that does not wait need not look, and its answer is still written.
package typealias Responder = @Sendable (InboundRequest) async -> OutboundResponse
