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
