import NIOCore

/// Bytes on their way to the client, as `RequestReader` is handed them.
enum OutboundPart: Sendable {
  /// The last bytes of the answer to one request.
  case end(ByteBuffer)
  /// Any other bytes.
  case bytes(ByteBuffer)
}

/// Asks `RequestReader` to end our side, to read and drop what the client still sends, and to
/// close when the client has ended its side or a second has passed.
///
/// Closing at once would reset a client that is still sending, and could cost it the answer.
struct HalfCloseEvent: Sendable {}
