import Glibc
import NIOCore
import NIOPosix

/// A TCP client that sends what it is told and reads what arrives, without knowing HTTP.
///
/// It keeps apart the two ways in which a connection can end: in order, and by a reset.
struct RawClient: Sendable {
  /// How the server's side of a connection ended.
  enum Ending: Hashable {
    case inOrder
    case reset
  }

  private let channel: any Channel
  private let received: AsyncStream<Event>

  private enum Event: Sendable {
    case bytes(ByteBuffer)
    case ended(Ending)
  }

  /// Connects to a port of this machine.
  static func connect(to port: Int, host: String = "127.0.0.1") async throws -> RawClient {
    let (received, inlet) = AsyncStream.makeStream(of: Event.self)
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(ChannelOptions.allowRemoteHalfClosure, value: true)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Receiver(inlet: inlet))
        }
      }
      .connect(host: host, port: port).get()
    return RawClient(channel: channel, received: received)
  }

  /// Connects, sends, and reads to the end. A reset may come before the connection is known to
  /// stand; it is one all the same.
  static func exchange(
    with port: Int, _ text: String = ""
  ) async throws -> (bytes: [UInt8], ending: Ending?) {
    do {
      let client = try await Self.connect(to: port)
      await client.send(ifWanted: Array(text.utf8))
      return await client.readToEnd()
    } catch  where Self.number(of: error) == ECONNRESET {
      return ([], .reset)
    }
  }

  /// Whether a port of this machine has no listener.
  static func isRefused(by port: Int) async throws -> Bool {
    do {
      await (try Self.connect(to: port)).leave()
      return false
    } catch  where Self.number(of: error) == ECONNREFUSED {
      return true
    }
  }

  private static func number(of error: any Error) -> CInt? {
    let failure = error as? NIOConnectionError
    return (failure?.connectionErrors.first?.error as? IOError)?.errnoCode
  }

  func send(_ text: String) async throws {
    try await self.channel.writeAndFlush(ByteBuffer(string: text))
  }

  /// Sends bytes that the server may have stopped taking.
  func send(ifWanted bytes: [UInt8]) async {
    try? await self.channel.writeAndFlush(ByteBuffer(bytes: bytes))
  }

  /// Ends this side only.
  func endSending() async throws {
    try await self.channel.close(mode: .output)
  }

  func leave() async {
    try? await self.channel.close()
  }

  /// Leaves what the server sends in the kernel.
  func pauseReading() async throws {
    try await self.channel.setOption(ChannelOptions.autoRead, value: false).get()
  }

  /// Reads on after `pauseReading`.
  func resumeReading() async throws {
    try await self.channel.setOption(ChannelOptions.autoRead, value: true).get()
  }

  /// Waits until anything has arrived, and drops it.
  func readAnything() async {
    _ = await self.received.first { _ in true }
  }

  /// Reads until the text has arrived, and returns all that has; less if the connection ends.
  func read(until text: String) async -> String {
    var all = ByteBuffer()
    for await event in self.received {
      guard case .bytes(let bytes) = event else { break }
      all.writeImmutableBuffer(bytes)
      if String(buffer: all).contains(text) { break }
    }
    return String(buffer: all)
  }

  /// What arrived at once; nil at the end of the connection.
  func readPiece() async -> [UInt8]? {
    for await event in self.received {
      guard case .bytes(let bytes) = event else { return nil }
      return Array(bytes.readableBytesView)
    }
    return nil
  }

  /// Reads one answer that says how long it is, and leaves the connection as it is.
  func readResponse() async -> RawResponse? {
    var all: [UInt8] = []
    while let piece = await self.readPiece() {
      all += piece
      if let response = RawResponse(all), let length = response.length,
        response.body.count >= length
      {
        return response
      }
    }
    return nil
  }

  /// Reads to the end of the connection.
  func readToEnd() async -> (bytes: [UInt8], ending: Ending?) {
    var all: [UInt8] = []
    for await event in self.received {
      switch event {
      case .bytes(let bytes): all += bytes.readableBytesView
      case .ended(let ending): return (all, ending)
      }
    }
    return (all, nil)
  }

  /// Reads to the end of the connection, as text.
  func textToEnd() async -> String {
    String(decoding: await self.readToEnd().bytes, as: UTF8.self)
  }

  private final class Receiver: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let inlet: AsyncStream<Event>.Continuation

    init(inlet: AsyncStream<Event>.Continuation) {
      self.inlet = inlet
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      self.inlet.yield(.bytes(Self.unwrapInboundIn(data)))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
      guard case ChannelEvent.inputClosed = event else { return }
      self.end(.inOrder)
      context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      self.end((error as? IOError)?.errnoCode == ECONNRESET ? .reset : .inOrder)
      context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
      self.end(.inOrder)
    }

    private func end(_ ending: Ending) {
      self.inlet.yield(.ended(ending))
      self.inlet.finish()
    }
  }
}
