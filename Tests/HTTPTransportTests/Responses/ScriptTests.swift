import Faults
import HTTPTransport
import HTTPTypes
import Testing
import Wire

@testable import Server

@Suite struct ScriptTests {
  private static let response = HTTPResponse(
    status: .ok, headerFields: [.contentType: "text/plain"])

  /// Answers `/good` well and everything else by a script.
  private static func scripted(_ steps: [ByteScript.Action]) -> Responder {
    { $0.target == "/good" ? text("good") : .script(steps) }
  }

  @Test func `a reset reads as a reset, on a connection that carried a good answer`()
    async throws
  {
    try await RunningServer.with(responder: Self.scripted([.reset])) { server in
      let client = try await server.connect()
      try await client.send("GET /good HTTP/1.1\r\nHost: h\r\n\r\n")
      #expect(await client.read(until: "\r\ngood") == wire("good"))
      try await client.send("GET /bad HTTP/1.1\r\nHost: h\r\n\r\n")
      let (bytes, ending) = await client.readToEnd()
      #expect(bytes.isEmpty)
      #expect(ending == .reset)
    }
  }

  @Test func `a reset in the body leaves head and half a body`() async throws {
    let genuine = HTTPBytes(Self.response, body: Array("0123456789".utf8), answering: .get)
    let steps = ConnectionFault(.reset, ["at": .moment(.midBody)]).script(breaking: genuine.genuine)
    try await RunningServer.with(responder: Self.scripted(steps)) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      let (bytes, ending) = await client.readToEnd()
      #expect(
        String(decoding: bytes, as: UTF8.self)
          == "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\n01234")
      #expect(ending == .reset)
    }
  }

  @Test func `garbage arrives as it is and ends in order`() async throws {
    let steps = ConnectionFault(.garbage).script(
      breaking: .init(head: Array(repeating: 0, count: 40), body: []))
    try await RunningServer.with(responder: Self.scripted(steps)) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      let (bytes, ending) = await client.readToEnd()
      #expect([.send(bytes), .finish] == steps)
      #expect(bytes.count == 40)
      #expect(ending == .inOrder)
    }
  }

  @Test func `a script without an end finishes after its last step`() async throws {
    let steps: [ByteScript.Action] = [.send([65]), .pause(.milliseconds(10)), .send([66])]
    try await RunningServer.with(responder: Self.scripted(steps)) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      let (bytes, ending) = await client.readToEnd()
      #expect(bytes == [65, 66])
      #expect(ending == .inOrder)
    }
  }

  @Test func `a connection can be reset when it is accepted`() async throws {
    let listener = Listener(port: 0) { _ in text("served") }
    try await RunningServer.with([listener], policy: FirstIsReset()) { server in
      let first = try await RawClient.exchange(with: server.port)
      #expect(first.ending == .reset)
      let second = try await server.connect()
      try await second.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      #expect(await second.read(until: "served") == wire("served"))
    }
  }
}

/// Resets the first connection and lets all others in.
private struct FirstIsReset: ConnectionPolicy {
  func decision(of connection: Int, by listener: String?) -> AcceptDecision {
    connection == 1 ? .reset : .serve
  }

  func closedListeners() -> AsyncStream<Set<String>> { AsyncStream { $0.finish() } }
}
