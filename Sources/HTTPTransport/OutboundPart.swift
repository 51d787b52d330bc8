import NIOCore

/// Bytes on their way to the client, as `RequestReader` is handed them.
enum OutboundPart: Sendable {
  /// The last bytes of the answer to one request.
  case end(ByteBuffer)
  /// Any other bytes.
  case bytes(ByteBuffer)
}
