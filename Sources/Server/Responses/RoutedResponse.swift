import Faults
import HTTPTransport
import HTTPTypes
import Simulation
import Telemetry
import Wire

/// A response on its way back to the client: what middleware acts on.
///
/// Its head and body are genuine. Only when all middleware has had its part are they turned into
/// what the socket is to do, and there a fault breaks, shapes or delays the whole of them.
struct RoutedResponse: Sendable {
  /// What stands behind the head.
  enum Body: Sendable {
    case whole([UInt8])
    /// Pieces that the server makes by itself, until nil.
    case pieces(@Sendable () async -> [UInt8]?)
    /// What a world's stream gives, read turn by turn.
    case events(StreamReader)
  }

  /// Middleware adds headers to it.
  var head: HTTPResponse
  var body: Body
  /// What a world answered; nil for what the server says by itself: a rejection, the control plane.
  var exchange: WorldExchange?
  /// Why the server itself refused; nil for every other response.
  var rejection: String?
  /// Told of what a world's stream gives; nil for nothing.
  var record: StreamRecord?

  /// What the server says by itself.
  init(_ head: HTTPResponse, _ body: Body) {
    self.head = head
    self.body = body
  }

  /// What a world answered.
  init(_ exchange: WorldExchange) {
    let response = exchange.response
    head = HTTPResponse(status: response.status, headerFields: response.headers)
    body = exchange.stream.map { .events($0) } ?? .whole(response.body)
    self.exchange = exchange
  }
}

extension RoutedResponse {
  /// What the socket is to do. A fault in the body of a stream waits for the stream's first piece.
  func outbound(answering method: HTTPRequest.Method) async -> OutboundResponse {
    let fault = exchange?.processed.fault
    let released = exchange?.processed.released
    let delay = fault.flatMap {
      $0.delay > .zero && !$0.skipsWaits ? Delay($0.delay, endedBy: released) : nil
    }
    switch body {
    case .pieces(let next): return .stream(head, next: next)
    case .whole(let bytes):
      let script = fault?.script(
        breaking: HTTPBytes(head, body: bytes, answering: method).genuine)
      return script.map { .script($0, released: released) } ?? .whole(head, bytes, delay: delay)
    case .events(let reader):
      let record = record
      guard let fault, let connection = fault.connection else {
        return .stream(head, delay: delay) { await reader.next(telling: record) }
      }
      let piece = connection.breaksBody ? await reader.next(telling: record) ?? [] : []
      let bytes =
        connection.kind.breaksFraming
        ? HTTPBytes(head, body: piece, answering: method)
        : HTTPBytes(streaming: head, first: piece, answering: method)
      return .script(fault.script(breaking: bytes.genuine) ?? [], released: released)
    }
  }
}

extension HTTPBytes {
  /// The bytes as connection faults break them.
  var genuine: ConnectionFault.GenuineBytes { .init(head: head, body: body) }
}
