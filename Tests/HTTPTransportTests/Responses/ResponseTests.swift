import HTTPTransport
import HTTPTypes
import Testing

@testable import Server

@Suite struct ResponseTests {
  @Test func `a connection is kept and answers many requests`() async throws {
    let responder: Responder = { text("\($0.connection) \($0.target)") }
    try await RunningServer.with(responder: responder) { server in
      let client = try await server.connect()
      for target in ["/1", "/2", "/3"] {
        try await client.send("GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(await client.read(until: target) == wire("1 \(target)"))
      }
    }
  }

  /// More than are read ahead, so that reading pauses and goes on.
  @Test func `pipelined requests are answered in their order`() async throws {
    let responder: Responder = { request in
      // The first is the slowest.
      text(request.target, delay: request.target == "/0" ? .milliseconds(30) : nil)
    }
    try await RunningServer.with(responder: responder) { server in
      let client = try await server.connect()
      let targets = (0..<2000).map { "/\($0)" }
      try await client.send(
        targets.map { "GET \($0) HTTP/1.1\r\nHost: h\r\n\r\n" }.joined()
          + "GET /last HTTP/1.0\r\n\r\n")
      let answers = await client.textToEnd()
      let expected = targets.map { wire($0) }.joined()
      #expect(answers == expected + wire("/last", also: "Connection: close\r\n"))
    }
  }

  @Test func `a kept connection survives a delay`() async throws {
    let responder: Responder = { text($0.target, delay: .milliseconds(20)) }
    try await RunningServer.with(responder: responder) { server in
      let client = try await server.connect()
      for target in ["/1", "/2"] {
        try await client.send("GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(await client.read(until: target) == wire(target))
      }
    }
  }

  @Test func `a HEAD gets the head of the GET`() async throws {
    try await RunningServer.with(responder: { _ in text("hello") }) { server in
      let client = try await server.connect()
      try await client.send("HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
      #expect(
        await client.textToEnd()
          == "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n"
          + "Connection: close\r\n\r\n")
    }
  }

  @Test(arguments: [HTTPResponse.Status.noContent, .notModified])
  func `a status that forbids a body gets none`(status: HTTPResponse.Status) async throws {
    let responder: Responder = { _ in
      .whole(HTTPResponse(status: status, headerFields: [.contentLength: "5"]), [1, 2, 3])
    }
    try await RunningServer.with(responder: responder) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
      #expect(
        await client.textToEnd()
          == "HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\nConnection: close\r\n\r\n")
    }
  }

  @Test func `an answer that says close closes`() async throws {
    let responder: Responder = { _ in
      .whole(HTTPResponse(status: .ok, headerFields: [.connection: "close"]), [])
    }
    try await RunningServer.with(responder: responder) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      let (bytes, ending) = await client.readToEnd()
      #expect(
        String(decoding: bytes, as: UTF8.self)
          == "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
      #expect(ending == .inOrder)
    }
  }

  @Test func `a client of HTTP 1.0 is kept only when it asks, and told so`() async throws {
    try await RunningServer.with(responder: { _ in text("a") }) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      let kept = wire("a", also: "Connection: keep-alive\r\n")
      #expect(await client.read(until: "\r\na") == kept)
      try await client.send("GET / HTTP/1.0\r\n\r\n")
      #expect(await client.textToEnd() == wire("a", also: "Connection: close\r\n"))
    }
  }

  @Test func `a client that ends its side behind its requests gets all answers`() async throws {
    try await RunningServer.with(responder: echo) { server in
      let client = try await server.connect()
      try await client.send("GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n")
      try await client.endSending()
      #expect(await client.textToEnd() == wire("GET /1 h []") + wire("GET /2 h []"))
    }
  }

  @Test func `a long answer arrives whole at a client that reads late`() async throws {
    let responder: Responder = { _ in text(String(repeating: "x", count: 8_000_000)) }
    try await RunningServer.with(responder: responder) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
      #expect(await client.readToEnd().bytes.count > 8_000_000)
    }
  }

  @Test func `a request for an upgrade is answered, and the connection ends`() async throws {
    try await RunningServer.with(responder: { _ in text("a") }) { server in
      let client = try await server.connect()
      try await client.send(
        "GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")
      #expect(await client.textToEnd() == wire("a", also: "Connection: close\r\n"))
    }
  }
}
