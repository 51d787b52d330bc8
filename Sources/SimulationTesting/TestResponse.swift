import HTTPTransport
package import HTTPTypes
import Server
package import Simulation
import Telemetry
package import Wire

/// What a client in memory got for one request.
///
/// A stream is not read to its end, which may never come: ask for its pieces.
package struct TestResponse: Sendable {
  package let status: Int
  package let headers: HTTPFields
  /// The whole body; empty for a stream and for a script.
  package let body: [UInt8]
  /// What the vendor answered it as, told in process and not read from the bytes; nil where no
  /// vendor answered.
  package let outcome: Response.Outcome?
  /// The operation that answered; nil where no documented route matched.
  package let operation: String?
  /// The next piece of a stream, nil at its end; nil altogether where the answer is whole.
  package let next: (@Sendable () async -> [UInt8]?)?

  init(_ response: OutboundResponse, _ entry: Entry?) {
    outcome = entry?.outcome
    operation = entry?.operation
    switch response {
    case .whole(let head, let bytes, delay: _):
      status = head.status.code
      headers = head.headerFields
      body = bytes
      next = nil
    case .stream(let head, delay: _, next: let more):
      status = head.status.code
      headers = head.headerFields
      body = []
      next = more
    case .script:
      status = 0
      headers = [:]
      body = []
      next = nil
    }
  }

  /// The body as text.
  package var text: String { String(decoding: body, as: UTF8.self) }

  /// The body as JSON; nil where it is none.
  package var json: JSON? { try? JSON(parsing: body) }

  /// The code of the vendor's error; nil for a success.
  package var code: String? {
    if case .failure(let code) = outcome { code } else { nil }
  }

  /// The value that a pointer such as `/data/0/id` points at.
  package subscript(_ pointer: String) -> JSON? {
    JSONPointer(pointer).flatMap { json?[pointer: $0] }
  }

  /// The header of that name, looked up without regard to case.
  package func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}
