import HTTPTransport
import HTTPTypes
import Testing

@testable import Server

@Suite struct StreamTests {
  private static func streaming(
    _ pieces: AsyncStream<[UInt8]>, _ status: HTTPResponse.Status = .ok
  ) -> Responder {
    { _ in
      .stream(HTTPResponse(status: status)) {
        for await piece in pieces { return piece }
        return nil
      }
    }
  }

  @Test func `each piece arrives as soon as it is there, and the connection is kept`()
    async throws
  {
    let (pieces, inlet) = AsyncStream.makeStream(of: [UInt8].self)
    try await RunningServer.with(responder: Self.streaming(pieces)) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      #expect(
        await client.read(until: "\r\n\r\n")
          == "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      inlet.yield(Array("one".utf8))
      #expect(await client.read(until: "one\r\n") == "3\r\none\r\n")
      inlet.yield([])
      inlet.yield(Array("seventeen letters".utf8))
      #expect(await client.read(until: "rs\r\n") == "11\r\nseventeen letters\r\n")
      inlet.finish()
      #expect(await client.read(until: "0\r\n\r\n") == "0\r\n\r\n")
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
      #expect(await client.textToEnd().hasSuffix("\r\n\r\n0\r\n\r\n"))
    }
  }

  @Test func `a client of HTTP 1.0 gets the pieces bare, up to the end`() async throws {
    let (pieces, inlet) = AsyncStream.makeStream(of: [UInt8].self)
    try await RunningServer.with(responder: Self.streaming(pieces)) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      inlet.yield(Array("one".utf8))
      inlet.yield(Array("two".utf8))
      inlet.finish()
      #expect(await client.textToEnd() == "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nonetwo")
    }
  }

  @Test func `a HEAD gets the head of a stream and asks for no piece`() async throws {
    let responder: Responder = { _ in
      .stream(HTTPResponse(status: .ok)) {
        Issue.record("asked for a piece")
        return nil
      }
    }
    try await RunningServer.with(responder: responder) { server in
      let client = try await server.connect()
      try await client.send("HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
      #expect(
        await client.textToEnd()
          == "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
    }
  }

  @Test func `a stream is cancelled when the client goes`() async throws {
    let (ended, inlet) = AsyncStream.makeStream(of: Bool.self)
    let (silence, hold) = AsyncStream.makeStream(of: [UInt8].self)
    let responder: Responder = { _ in
      .stream(HTTPResponse(status: .ok)) {
        for await _ in silence {}
        inlet.yield(Task.isCancelled)
        return nil
      }
    }
    try await RunningServer.with(responder: responder) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      _ = await client.read(until: "\r\n\r\n")
      await client.leave()
      #expect(await ended.first { _ in true } == true)
    }
    hold.finish()
  }

  @Test func `a responder that waits is cancelled when the client goes`() async throws {
    let (waits, inlet) = AsyncStream.makeStream(of: Bool.self)
    let responder: Responder = { _ in
      inlet.yield(false)
      do {
        try await Task.sleep(for: .seconds(3600))
      } catch {
        inlet.yield(true)
      }
      return text("too late")
    }
    try await RunningServer.with(responder: responder) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      #expect(await waits.first { _ in true } == false)
      await client.leave()
      #expect(await waits.first { _ in true } == true)
    }
  }
}
