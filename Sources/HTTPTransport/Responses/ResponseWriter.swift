import HTTPTypes
import NIOCore
import Platform
import Wire

/// Puts answers on a connection. Errors of writing are not reported: they mean that the client
/// has left, which the connection state tells.
struct ResponseWriter {
  let channel: any Channel
  /// What delays and pauses wait by.
  let clock: any Clock<Duration>

  /// Delivers one answer and tells whether the connection goes on.
  func deliver(
    _ response: OutboundResponse, to method: HTTPRequest.Method, version: InboundEvent.Version,
    keepAlive: KeepAlive, state: ConnectionState
  ) async -> Bool {
    switch response {
    case .whole(let head, let body, let delay):
      if let delay { try? await self.pause(for: delay.time, or: delay.released) }
      let keepAlive = state.isStopping ? .closing : keepAlive
      return await self.send(head, body, to: method, keepAlive: keepAlive)
    case .stream(let head, let delay, let next):
      if let delay { try? await self.pause(for: delay.time, or: delay.released) }
      let framing: Framing =
        HTTPBytes.forbidsBody(head.status)
        ? .bodiless : version == .chunks ? .chunked : .untilClose
      let keepAlive = framing == .untilClose || state.isStopping ? .closing : keepAlive
      return await self.stream(
        head, framing: framing, keepAlive: keepAlive, to: method,
        state: state, next: next)
    case .script(let actions, let released):
      return await self.play(
        actions, released: released, keepAlive: keepAlive, state: state)
    }
  }

  /// Tells the client to send the body it announced.
  func allowBody() {
    var buffer = self.channel.allocator.buffer(capacity: 32)
    buffer.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
    self.channel.writeAndFlush(OutboundPart.bytes(buffer), promise: nil)
  }

  /// Answers what cannot be read with a bare status, and leaves.
  func refuse(_ status: Int) async {
    var buffer = self.channel.allocator.buffer(capacity: 96)
    HTTPBytes.writeHead(
      of: HTTPResponse(status: HTTPResponse.Status(code: status)), framing: .length(0),
      keepAlive: .closing, into: &buffer)
    try? await self.channel.writeAndFlush(OutboundPart.bytes(buffer)).get()
    await self.leave()
  }

  /// Waits until the kernel has taken all that was written.
  func flush() async {
    try? await self.channel.writeAndFlush(OutboundPart.bytes(ByteBuffer())).get()
  }

  /// Drops the connection, so that the client reads a reset.
  func reset() async {
    if let options = self.channel as? any SocketOptionProvider {
      try? await options.setSoLinger(SocketLinger.resetting).get()
    }
    try? await self.channel.close().get()
  }

  private func send(
    _ head: HTTPResponse, _ body: [UInt8], to method: HTTPRequest.Method,
    keepAlive: KeepAlive
  ) async -> Bool {
    let framing = HTTPBytes.framing(of: head, length: body.count)
    var buffer = self.channel.allocator.buffer(capacity: body.count + 512)
    let keepAlive = HTTPBytes.writeHead(
      of: head, framing: framing, keepAlive: keepAlive, into: &buffer)
    if HTTPBytes.hasBody(framing, answering: method) { buffer.writeBytes(body) }
    guard keepAlive != .closing else {
      try? await self.channel.writeAndFlush(OutboundPart.end(buffer)).get()
      await self.leave()
      return false
    }
    self.channel.writeAndFlush(OutboundPart.end(buffer), promise: nil)
    // Waiting for the kernel costs a turn of the event loop, so only when it lags behind: a client
    // that does not read has one answer waiting, and its next request is not answered.
    if !self.channel.isWritable { await self.flush() }
    return true
  }

  private func stream(
    _ head: HTTPResponse, framing: Framing, keepAlive: KeepAlive,
    to method: HTTPRequest.Method, state: ConnectionState, next: @Sendable () async -> [UInt8]?
  ) async -> Bool {
    var buffer = self.channel.allocator.buffer(capacity: 512)
    var keepAlive = HTTPBytes.writeHead(
      of: head, framing: framing, keepAlive: keepAlive, into: &buffer)
    let isEmpty = !HTTPBytes.hasBody(framing, answering: method)
    do {
      try await self.channel.writeAndFlush(
        isEmpty ? OutboundPart.end(buffer) : .bytes(buffer)
      ).get()
      if !isEmpty {
        while !Task.isCancelled, let piece = await next() {
          // An empty chunk would end the body.
          guard !piece.isEmpty else { continue }
          buffer.clear()
          if framing == .chunked {
            HTTPBytes.writeChunk(piece, into: &buffer)
          } else {
            buffer.writeBytes(piece)
          }
          try await self.channel.writeAndFlush(OutboundPart.bytes(buffer)).get()
        }
        buffer.clear()
        if framing == .chunked { buffer.writeStaticString("0\r\n\r\n") }
        try await self.channel.writeAndFlush(OutboundPart.end(buffer)).get()
      }
    } catch {
      return false
    }
    if state.isStopping { keepAlive = .closing }
    guard keepAlive == .closing else { return true }
    await self.leave()
    return false
  }

  private func play(
    _ actions: [ByteScript.Action], released: (@Sendable () async -> Void)?, keepAlive: KeepAlive,
    state: ConnectionState
  ) async -> Bool {
    do {
      for action in actions {
        switch action {
        case .send(let bytes):
          try await self.channel.writeAndFlush(OutboundPart.bytes(ByteBuffer(bytes: bytes))).get()
        case .pause(let duration): try await self.pause(for: duration, or: released)
        case .keep:
          // The head has not said that the connection closes; only a client that asked knows.
          guard keepAlive == .open, !state.isStopping else { break }
          try await self.channel.writeAndFlush(OutboundPart.end(ByteBuffer())).get()
          return true
        case .finish:
          await self.leave()
          return false
        case .reset:
          await self.reset()
          return false
        }
      }
    } catch {
      return false
    }
    await self.leave()
    return false
  }

  /// Waits so long, or until `released` returns. Throws when the task is cancelled.
  private func pause(
    for duration: Duration, or released: (@Sendable () async -> Void)?
  ) async throws {
    guard let released else { return try await self.clock.sleep(for: duration) }
    let clock = self.clock
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await clock.sleep(for: duration) }
      group.addTask { await released() }
      defer { group.cancelAll() }
      try await group.next()
    }
    try Task.checkCancellation()
  }

  /// Ends our side in order and waits until the connection is closed, a second at most.
  private func leave() async {
    try? await self.channel.triggerUserOutboundEvent(HalfCloseEvent()).get()
    try? await self.channel.closeFuture.get()
  }
}
