import HTTPTransport
import HTTPTypes
import Testing

@testable import Server

@Suite struct RequestTests {
  @Test(arguments: [
    "/a", "/a%2Fb%3Ac", "//a//", "/a?b=c&d=%20", "/x:archive", "http://other.example/a%2fb?c",
    "/a/../b", "*",
  ])
  func `the target reaches the responder byte for byte`(target: String) async throws {
    try await RunningServer.with(responder: echo) { server in
      let client = try await server.connect()
      try await client.send("OPTIONS \(target) HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
      let response = await client.textToEnd()
      #expect(response.hasSuffix("\r\n\r\nOPTIONS \(target) h []"))
    }
  }

  @Test func `a body with a length arrives whole`() async throws {
    try await RunningServer.with(responder: echo) { server in
      let client = try await server.connect()
      try await client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\nabc")
      try await client.send("def")
      #expect(await client.read(until: "]") == wire("POST /a h [abcdef]"))
    }
  }

  @Test func `a chunked body arrives without its chunks`() async throws {
    try await RunningServer.with(responder: echo) { server in
      let client = try await server.connect()
      try await client.send(
        "PUT /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nTrailer: t\r\n\r\n")
      #expect(await client.read(until: "]") == wire("PUT /a h [abcdefg]"))
    }
  }

  @Test func `headers keep their order, their repeats and their spelling`() async throws {
    let responder: Responder = { request in
      text(request.headers.map { "\($0.name.rawName)=\($0.value)" }.joined(separator: ","))
    }
    try await RunningServer.with(responder: responder) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nX-b: 1\r\nhOst: h\r\nx-A: 2\r\nX-B: 3\r\n\r\n")
      #expect(await client.read(until: "3").hasSuffix("\r\n\r\nX-b=1,x-A=2,X-B=3"))
    }
  }

  @Test func `a client that asks for leave gets it before it sends the body`() async throws {
    try await RunningServer.with(responder: echo) { server in
      let client = try await server.connect()
      try await client.send(
        "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
      #expect(await client.read(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
      try await client.send("abc")
      #expect(await client.read(until: "]") == wire("POST /a h [abc]"))
    }
  }

  @Test func `a client that asks for leave behind other requests gets it in its turn`()
    async throws
  {
    try await RunningServer.with(responder: echo) { server in
      let client = try await server.connect()
      try await client.send(
        "GET /1 HTTP/1.1\r\nHost: h\r\n\r\n"
          + "POST /2 HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
      let leave = "HTTP/1.1 100 Continue\r\n\r\n"
      #expect(await client.read(until: leave) == wire("GET /1 h []") + leave)
    }
  }

  @Test func `a client that leaves in the middle of a body is not heard of`() async throws {
    let (heard, inlet) = AsyncStream.makeStream(of: String.self)
    let responder: Responder = { request in
      inlet.yield(request.target)
      return text("ok")
    }
    try await RunningServer.with(responder: responder) { server in
      let client = try await server.connect()
      try await client.send("POST /cut HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\nabc")
      await client.leave()
      let other = try await server.connect()
      try await other.send("GET /whole HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
      _ = await other.readToEnd()
    }
    inlet.finish()
    #expect(await heard.reduce(into: []) { $0.append($1) } == ["/whole"])
  }

  @Test(arguments: [
    "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nHost: h\r\nno colon\r\n\r\n",
  ])
  func `what is not HTTP gets a bare 400`(text: String) async throws {
    try await RunningServer.with(responder: echo) { server in
      let client = try await server.connect()
      try await client.send(text)
      let response = await client.textToEnd()
      #expect(
        response == "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    }
  }

  @Test func `nonsense behind a good request costs the good one nothing`() async throws {
    try await RunningServer.with(responder: echo) { server in
      let client = try await server.connect()
      try await client.send("GET /a HTTP/1.1\r\nHost: h\r\n\r\nnonsense\r\n\r\n")
      #expect(await client.textToEnd().hasPrefix(wire("GET /a h []") + "HTTP/1.1 400 "))
    }
  }
}
