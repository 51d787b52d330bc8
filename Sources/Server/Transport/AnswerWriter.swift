import HTTPTypes
import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts answers on a connection. Errors of writing are not reported: they mean that the client
/// has left, which the lifeline tells.
struct AnswerWriter {
  let channel: any Channel
  /// What delays and pauses wait by.
  let clock: any Clock<Duration>

  /// Delivers one answer and tells whether the connection goes on.
  func deliver(
    _ answer: SocketAnswer, to method: HTTPRequest.Method, version: Arrival.Version,
    persistence: Persistence, lifeline: Lifeline
  ) async -> Bool {
    switch answer {
    case .whole(let response, let body, let delay):
      if let delay { try? await self.pause(for: delay.time, or: delay.released) }
      let persistence = lifeline.isStopping ? .closing : persistence
      return await self.send(response, body, to: method, persistence: persistence)
    case .stream(let response, let delay, let next):
      if let delay { try? await self.pause(for: delay.time, or: delay.released) }
      let framing: Framing =
        HTTPBytes.forbidsBody(response.status)
        ? .bodiless : version == .chunks ? .chunked : .untilClose
      let persistence = framing == .untilClose || lifeline.isStopping ? .closing : persistence
      return await self.stream(
        response, framing: framing, persistence: persistence, to: method,
        lifeline: lifeline, next: next)
    case .script(let steps, let released):
      return await self.play(
        steps, released: released, persistence: persistence, lifeline: lifeline)
    }
  }

  /// Tells the client to send the body it announced.
  func allowBody() {
    var buffer = self.channel.allocator.buffer(capacity: 32)
    buffer.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
    self.channel.writeAndFlush(Outgoing.bytes(buffer), promise: nil)
  }

  /// Answers what is not HTTP with a bare 400, and leaves.
  func refuseMalformed() async {
    var buffer = self.channel.allocator.buffer(capacity: 96)
    HTTPBytes.writeHead(
      of: HTTPResponse(status: .badRequest), framing: .length(0), persistence: .closing,
      into: &buffer)
    try? await self.channel.writeAndFlush(Outgoing.bytes(buffer)).get()
    await self.leave()
  }

  /// Waits until the kernel has taken all that was written.
  func flush() async {
    try? await self.channel.writeAndFlush(Outgoing.bytes(ByteBuffer())).get()
  }

  /// Drops the connection, so that the client reads a reset.
  func reset() async {
    if let options = self.channel as? any SocketOptionProvider {
      try? await options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }
    try? await self.channel.close().get()
  }

  private func send(
    _ response: HTTPResponse, _ body: [UInt8], to method: HTTPRequest.Method,
    persistence: Persistence
  ) async -> Bool {
    let framing = HTTPBytes.framing(of: response, length: body.count)
    var buffer = self.channel.allocator.buffer(capacity: body.count + 512)
    let persistence = HTTPBytes.writeHead(
      of: response, framing: framing, persistence: persistence, into: &buffer)
    if HTTPBytes.hasBody(framing, answering: method) { buffer.writeBytes(body) }
    guard persistence != .closing else {
      try? await self.channel.writeAndFlush(Outgoing.answer(buffer)).get()
      await self.leave()
      return false
    }
    // Waiting for the kernel costs a turn of the event loop, so only when it lags behind.
    guard self.channel.isWritable else {
      return (try? await self.channel.writeAndFlush(Outgoing.answer(buffer)).get()) != nil
    }
    self.channel.writeAndFlush(Outgoing.answer(buffer), promise: nil)
    return true
  }

  private func stream(
    _ response: HTTPResponse, framing: Framing, persistence: Persistence,
    to method: HTTPRequest.Method, lifeline: Lifeline, next: @Sendable () async -> [UInt8]?
  ) async -> Bool {
    var buffer = self.channel.allocator.buffer(capacity: 512)
    var persistence = HTTPBytes.writeHead(
      of: response, framing: framing, persistence: persistence, into: &buffer)
    let isEmpty = !HTTPBytes.hasBody(framing, answering: method)
    do {
      try await self.channel.writeAndFlush(
        isEmpty ? Outgoing.answer(buffer) : .bytes(buffer)
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
          try await self.channel.writeAndFlush(Outgoing.bytes(buffer)).get()
        }
        buffer.clear()
        if framing == .chunked { buffer.writeStaticString("0\r\n\r\n") }
        try await self.channel.writeAndFlush(Outgoing.answer(buffer)).get()
      }
    } catch {
      return false
    }
    if lifeline.isStopping { persistence = .closing }
    guard persistence == .closing else { return true }
    await self.leave()
    return false
  }

  private func play(
    _ steps: [SocketStep], released: (@Sendable () async -> Void)?, persistence: Persistence,
    lifeline: Lifeline
  ) async -> Bool {
    do {
      for step in steps {
        switch step {
        case .send(let bytes):
          try await self.channel.writeAndFlush(Outgoing.bytes(ByteBuffer(bytes: bytes))).get()
        case .pause(let duration): try await self.pause(for: duration, or: released)
        case .keep:
          // The head has not said that the connection closes; only a client that asked knows.
          guard persistence == .open, !lifeline.isStopping else { break }
          try await self.channel.writeAndFlush(Outgoing.answer(ByteBuffer())).get()
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
    try? await self.channel.triggerUserOutboundEvent(Farewell()).get()
    try? await self.channel.closeFuture.get()
  }
}
