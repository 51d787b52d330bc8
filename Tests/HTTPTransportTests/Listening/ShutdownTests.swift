import HTTPTransport
import HTTPTypes
import Logging
import Testing

@testable import Server
import Wire

/// What ends at once is tested where the limit is an hour: it would not end in a test's time if it
/// were cut off.
@Suite(.timeLimit(.minutes(5))) struct ShutdownTests {
  private static let never = Duration.seconds(3600)

  @Test func `an idle kept connection does not hold the server up`() async throws {
    try await RunningServer.with(responder: echo, stopLimit: Self.never) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      _ = await client.read(until: "]")
    }
  }

  @Test func `a short request in progress is answered, and told that the connection closes`()
    async throws
  {
    let (begun, inlet) = AsyncStream.makeStream(of: Void.self)
    let (gate, opening) = AsyncStream.makeStream(of: Void.self)
    let responder: Responder = { _ in
      inlet.yield()
      await withTaskCancellationHandler {
        // Work that cancellation does not reach, as a world's step is.
        await Task.detached { for await _ in gate {} }.value
      } onCancel: {
        opening.finish()
      }
      return text("done")
    }
    try await RunningServer.with(responder: responder, stopLimit: Self.never) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      await begun.first { true }
      await server.stop()
      #expect(await client.textToEnd() == wire("done", also: "Connection: close\r\n"))
    }
  }

  @Test func `a wait ends at once, and its answer still arrives`() async throws {
    let (begun, inlet) = AsyncStream.makeStream(of: Void.self)
    let responder: Responder = { _ in
      inlet.yield()
      try? await Task.sleep(for: .seconds(3600))
      return text("early", .serviceUnavailable)
    }
    try await RunningServer.with(responder: responder, stopLimit: Self.never) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      await begun.first { true }
      await server.stop()
      #expect(await client.textToEnd().hasPrefix("HTTP/1.1 503 "))
      await client.leave()
    }
  }

  @Test(arguments: [
    OutboundResponse.script([.send([65]), .pause(.seconds(3600)), .reset]),
    OutboundResponse.stream(HTTPResponse(status: .ok)) {
      try? await Task.sleep(for: .seconds(3600))
      return nil
    },
  ])
  func `scripts and streams end at once`(response: OutboundResponse) async throws {
    try await RunningServer.with(responder: { _ in response }, stopLimit: Self.never) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      await client.readAnything()
      await server.stop()
      #expect(await client.readToEnd().ending == .inOrder)
      await client.leave()
    }
  }

  @Test func `a client that reads nothing is left when the limit is over`() async throws {
    let responder: Responder = { _ in
      .stream(HTTPResponse(status: .ok)) { Array(repeating: 65, count: 1 << 20) }
    }
    try await RunningServer.with(responder: responder, stopLimit: .milliseconds(50)) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      await client.readAnything()
      try await client.pauseReading()
      await server.stop()
    }
  }

  @Test func `stopping twice is stopping once`() async throws {
    try await RunningServer.with(responder: echo) { server in
      await server.stop()
      await server.stop()
      try await server.server.refuse(nil)
      await #expect(throws: ListenError.notRunning) { try await server.server.reopen(nil) }
    }
  }

  @Test func `a cancelled server closes its connections`() async throws {
    let (ports, inlet) = AsyncStream.makeStream(of: Int.self)
    let server = SocketServer(
      listeners: [Listener(port: 0, responder: echo)], logger: .init(label: "test"),
      onBound: { inlet.yield($0[0].port) })
    let running = Task { try await server.run() }
    let port = try #require(await ports.first { _ in true })
    let client = try await RawClient.connect(to: port)
    try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
    _ = await client.read(until: "]")
    running.cancel()
    #expect(await client.readToEnd().ending != nil)
    _ = await running.result
  }
}
