import NIOCore
import NIOHTTP1

/// The event loop's end of a connection: hands whole requests to the connection state and tells it
/// when the client leaves or the server stops.
///
/// It stops reading while a pipelining client has too many requests waiting. It never writes an
/// answer of its own.
final class RequestReader: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundIn = OutboundPart
  typealias OutboundOut = IOData

  /// How many requests of one connection may wait for their answers before reading pauses.
  private static let waitingLimit = 4
  /// How long a client may take to read the last answer and end its side.
  private static let halfCloseLimit = TimeAmount.seconds(1)

  private let state: ConnectionState
  private var assembly: RequestAssembly
  private let start: RequestStart
  /// How long an answer in progress may take when the server stops.
  private let stopLimit: TimeAmount
  private var waiting = 0
  private var isReadHeld = false
  private var isLeaving = false
  private var isInputClosed = false
  private var deadline: Scheduled<Void>?

  init(
    state: ConnectionState, assembly: RequestAssembly, start: RequestStart, stopLimit: TimeAmount
  ) {
    self.start = start
    self.state = state
    self.stopLimit = stopLimit
    self.assembly = assembly
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !self.isLeaving else { return }
    let part = Self.unwrapInboundIn(data)
    if case .end = part { self.start.beginAnew() }
    if let event = self.assembly.take(part) { self.put(event) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // More of what the parser has given up on: it is dropped, so that the client can read why.
    if case ByteToMessageDecoderError.dataReceivedInErrorState = error { return }
    guard let error = error as? HTTPParserError else {
      self.state.end()
      context.close(promise: nil)
      return
    }
    if let event = self.assembly.fail(error, start: self.start.bytes) { self.put(event) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case ChannelEvent.inputClosed:
      self.isInputClosed = true
      self.state.end()
      if self.isLeaving { context.close(promise: nil) }
    case is ChannelShouldQuiesceEvent:
      self.state.stop()
      // Accepted while the listener was closing: no task will ever take it up.
      guard self.state.isServed else { return context.close(promise: nil) }
      self.close(context.channel, in: self.stopLimit)
    default: break
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.state.end()
    self.deadline?.cancel()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.state.end()
  }

  func read(context: ChannelHandlerContext) {
    guard self.waiting < Self.waitingLimit || self.isLeaving else {
      self.isReadHeld = true
      return
    }
    context.read()
  }

  func write(
    context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
  ) {
    switch Self.unwrapOutboundIn(data) {
    case .bytes(let buffer):
      context.write(Self.wrapOutboundOut(.byteBuffer(buffer)), promise: promise)
    case .end(let buffer):
      self.waiting -= 1
      context.write(Self.wrapOutboundOut(.byteBuffer(buffer)), promise: promise)
      self.resumeReading(context)
    }
  }

  func triggerUserOutboundEvent(
    context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?
  ) {
    guard event is HalfCloseEvent else {
      context.triggerUserOutboundEvent(event, promise: promise)
      return
    }
    self.isLeaving = true
    promise?.succeed()
    guard !self.isInputClosed else { return context.close(promise: nil) }
    context.close(mode: .output, promise: nil)
    self.close(context.channel, in: Self.halfCloseLimit)
    self.resumeReading(context)
  }

  private func put(_ event: InboundEvent) {
    if case .request = event { self.waiting += 1 }
    self.state.put(event)
  }

  private func resumeReading(_ context: ChannelHandlerContext) {
    guard self.isReadHeld else { return }
    self.isReadHeld = false
    self.read(context: context)
  }

  private func close(_ channel: any Channel, in limit: TimeAmount) {
    self.deadline?.cancel()
    self.deadline = channel.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
  }
}
