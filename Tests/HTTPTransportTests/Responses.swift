import HTTPTransport
import HTTPTypes

@testable import Server

/// A plain answer.
func text(
  _ body: String, _ status: HTTPResponse.Status = .ok, delay: Duration? = nil
) -> OutboundResponse {
  .whole(
    HTTPResponse(status: status, headerFields: [.contentType: "text/plain"]), Array(body.utf8),
    delay: delay.map { Delay($0) })
}

/// Answers with what arrived, so that a test can read it.
let echo: Responder = { request in
  let body = String(decoding: request.body, as: UTF8.self)
  return text("\(request.method) \(request.target) \(request.authority ?? "-") [\(body)]")
}

/// What the answer `text(body)` looks like on the wire.
func wire(_ body: String, also fields: String = "") -> String {
  "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: \(body.utf8.count)\r\n"
    + "\(fields)\r\n\(body)"
}
