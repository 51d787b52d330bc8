import HTTPTransport
import HTTPTypes
import Testing

@testable import Server

@Suite struct BodyLimitTests {
  private let responder: Responder = { request in
    request.isOversized ? text("too large: \(request.body.count)", .contentTooLarge) : text("ok")
  }

  @Test func `a length over the limit is refused by the responder, unread`() async throws {
    try await RunningServer.with(responder: self.responder) { server in
      let client = try await server.connect()
      try await client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 8388609\r\n\r\n")
      let response = await client.textToEnd()
      #expect(response.hasPrefix("HTTP/1.1 413 "))
      #expect(response.contains("\r\nConnection: close\r\n"))
      #expect(response.hasSuffix("\r\n\r\ntoo large: 0"))
    }
  }

  @Test func `a client that asks for leave to send too much gets no leave`() async throws {
    try await RunningServer.with(responder: self.responder) { server in
      let client = try await server.connect()
      try await client.send(
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 8388609\r\nExpect: 100-continue\r\n\r\n")
      #expect(await client.textToEnd().hasPrefix("HTTP/1.1 413 "))
    }
  }

  @Test func `chunks over the limit are refused when they cross it`() async throws {
    try await RunningServer.with(responder: self.responder) { server in
      let client = try await server.connect()
      try await client.send(
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n800001\r\n")
      await client.send(ifWanted: Array(repeating: 65, count: 0x800001))
      #expect(await client.textToEnd().hasPrefix("HTTP/1.1 413 "))
    }
  }

  @Test func `a client that goes on sending still reads the refusal`() async throws {
    try await RunningServer.with(responder: self.responder) { server in
      let client = try await server.connect()
      try await client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 12000000\r\n\r\n")
      async let sent: Void = client.send(ifWanted: Array(repeating: 65, count: 12_000_000))
      let (bytes, ending) = await client.readToEnd()
      #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("HTTP/1.1 413 "))
      #expect(ending == .inOrder)
      await client.leave()
      await sent
    }
  }

  @Test func `a body at the limit is taken`() async throws {
    try await RunningServer.with(responder: self.responder) { server in
      let client = try await server.connect()
      try await client.send(
        "POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 8388608\r\n\r\n")
      await client.send(ifWanted: Array(repeating: 65, count: 8_388_608))
      #expect(await client.textToEnd().hasPrefix("HTTP/1.1 200 "))
    }
  }
}
