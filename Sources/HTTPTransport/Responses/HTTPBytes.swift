package import HTTPTypes
import NIOCore
import NIOHTTP1

/// A genuine answer as the bytes that would be sent, for faults to break.
///
/// Healthy answers are written by the same function, so that the two cannot differ. The head
/// ends with its empty line; the body is what follows it on the wire, nothing to a HEAD.
package struct HTTPBytes: Sendable, Hashable {
  package let head: [UInt8]
  package let body: [UInt8]

  package init(
    _ response: HTTPResponse, body: [UInt8], answering method: HTTPRequest.Method
  ) {
    let framing = Self.framing(of: response, length: body.count)
    var buffer = ByteBuffer()
    Self.writeHead(of: response, framing: framing, keepAlive: .open, into: &buffer)
    self.head = Array(buffer.readableBytesView)
    self.body = Self.hasBody(framing, answering: method) ? body : []
  }

  /// The head of a stream, and its first piece as a chunk.
  package init(
    streaming response: HTTPResponse, first piece: [UInt8], answering method: HTTPRequest.Method
  ) {
    let framing: Framing = Self.forbidsBody(response.status) ? .bodiless : .chunked
    var buffer = ByteBuffer()
    Self.writeHead(of: response, framing: framing, keepAlive: .open, into: &buffer)
    self.head = Array(buffer.readableBytesView)
    buffer.clear()
    // An empty chunk would end the body.
    if Self.hasBody(framing, answering: method), !piece.isEmpty {
      Self.writeChunk(piece, into: &buffer)
    }
    self.body = Array(buffer.readableBytesView)
  }

  /// The framing of a response whose whole body is known.
  static func framing(of response: HTTPResponse, length: Int) -> Framing {
    Self.forbidsBody(response.status) ? .bodiless : .length(length)
  }

  /// Whether a body follows the head.
  static func hasBody(_ framing: Framing, answering method: HTTPRequest.Method) -> Bool {
    framing != .bodiless && method != .head
  }

  /// Whether HTTP forbids a body after the status (RFC 9110, 6.4.1).
  static func forbidsBody(_ status: HTTPResponse.Status) -> Bool {
    status.code < 200 || status.code == 204 || status.code == 304
  }

  /// Writes status line, headers and the empty line, and tells what becomes of the connection:
  /// as given, or closing when the response itself says so.
  @discardableResult
  static func writeHead(
    of response: HTTPResponse, framing: Framing, keepAlive: KeepAlive,
    into buffer: inout ByteBuffer
  ) -> KeepAlive {
    var keepAlive = keepAlive
    buffer.writeStaticString("HTTP/1.1 ")
    buffer.writeString(String(response.status.code))
    buffer.writeStaticString(" ")
    buffer.writeString(Self.reason(of: response.status))
    buffer.writeStaticString("\r\n")
    // One pass instead of lookups: HTTPFields builds an index for the first one.
    for field in response.headerFields {
      switch field.name.canonicalName {
      case "content-length", "transfer-encoding":
        continue
      case "connection":
        if field.value.lowercased().contains("close") { keepAlive = .closing }
        continue
      default:
        buffer.writeString(field.name.rawName)
        buffer.writeStaticString(": ")
        buffer.writeString(field.value)
        buffer.writeStaticString("\r\n")
      }
    }
    switch framing {
    case .bodiless, .untilClose: break
    case .length(let length):
      buffer.writeStaticString("Content-Length: ")
      buffer.writeString(String(length))
      buffer.writeStaticString("\r\n")
    case .chunked: buffer.writeStaticString("Transfer-Encoding: chunked\r\n")
    }
    switch keepAlive {
    case .open: break
    case .announced: buffer.writeStaticString("Connection: keep-alive\r\n")
    case .closing: buffer.writeStaticString("Connection: close\r\n")
    }
    buffer.writeStaticString("\r\n")
    return keepAlive
  }

  /// Writes one piece of a chunked body, framed.
  static func writeChunk(_ piece: [UInt8], into buffer: inout ByteBuffer) {
    buffer.writeString(String(piece.count, radix: 16))
    buffer.writeStaticString("\r\n")
    buffer.writeBytes(piece)
    buffer.writeStaticString("\r\n")
  }

  private static func reason(of status: HTTPResponse.Status) -> String {
    status.reasonPhrase.isEmpty
      ? HTTPResponseStatus(statusCode: status.code).reasonPhrase : status.reasonPhrase
  }
}

/// How the end of a response's body is marked on the wire.
enum Framing: Hashable {
  /// The status forbids a body (1xx, 204, 304): no body and no framing header.
  case bodiless
  /// `Content-Length`: the size of the body, which is not sent to a HEAD.
  case length(Int)
  /// `Transfer-Encoding: chunked`.
  case chunked
  /// The end of the connection: a stream to a client that speaks HTTP/1.0.
  case untilClose
}
