import NIOCore

/// Keeps the first bytes of the request on its way, so that what cannot be read can be named.
///
/// It stands before the parser and changes nothing. The start of a request that came together with
/// the end of the one before is not known to it.
final class RequestStart: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private static let length = 32

  private var start = ByteBuffer()
  private var isComplete = false

  /// What the request began with.
  var bytes: [UInt8] { Array(self.start.readableBytesView) }

  /// The next bytes are those of another request.
  func beginAnew() { self.isComplete = false }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if !self.isComplete {
      self.isComplete = true
      self.start.clear()
      self.start.writeBytes(Self.unwrapInboundIn(data).readableBytesView.prefix(Self.length))
    }
    context.fireChannelRead(data)
  }
}
