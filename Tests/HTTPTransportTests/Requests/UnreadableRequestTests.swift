import HTTPTransport
import HTTPTypes
import Synchronization
import Testing

@testable import Server

/// What comes in and is no request: a bare status, and the reason for the log.
@Suite(.timeLimit(.minutes(5))) struct UnreadableRequestTests {
  /// What the server was told of, in order.
  private final class Heard: Sendable {
    private let requests = Mutex<[UnreadableRequest]>([])

    func add(_ request: UnreadableRequest) { requests.withLock { $0.append(request) } }

    var reasons: [String] { requests.withLock { $0.map(\.reason) } }
  }

  /// Sends text to a server of its own; gives the answer's first line and what was told.
  private func send(_ text: String) async throws -> (line: String, reasons: [String]) {
    let heard = Heard()
    var line = ""
    try await RunningServer.with(
      [Listener(port: 0, responder: echo)], onUnreadable: { heard.add($0) }
    ) { server in
      let client = try await server.connect()
      await client.send(ifWanted: Array(text.utf8))
      line = String(await client.textToEnd().prefix { $0 != "\r\n" })
    }
    return (line, heard.reasons)
  }

  @Test(arguments: [
    (
      "patch / HTTP/1.1\r\nHost: h\r\n\r\n",
      "the method patch is not PATCH: methods are case-sensitive"
    ),
    ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}", "a TLS client on a port that speaks plain HTTP"),
    (
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "the preface of HTTP/2, and this server speaks HTTP/1.1"
    ),
    ("GET / HTTP/9.9\r\n\r\n", "a version other than HTTP/1.0 and HTTP/1.1"),
    ("hello\u{1b}[2J\r\n\r\n", "no HTTP: hello?[2J????"),
    ("GET / HTTP/1.1\r\n\r\n", "a request of HTTP/1.1 without a Host"),
    ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "a request with 2 Host headers"),
    ("GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", "a request with 2 Host headers"),
    (
      "GET / HTTP/1.1\r\nHost: 127.0.0.1:4010@evil\r\n\r\n",
      "a Host that is none: 127.0.0.1:4010@evil"
    ),
    ("GET / HTTP/1.1\r\nHost: [::1]evil\r\n\r\n", "a Host that is none: [::1]evil"),
    ("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "a Host that is none: a/b"),
  ])
  func `what cannot be read gets a bare 400, and the server is told what it was`(
    _ text: String, _ reason: String
  ) async throws {
    let (line, reasons) = try await send(text)
    #expect(line == "HTTP/1.1 400 Bad Request")
    #expect(reasons == [reason])
  }

  @Test(arguments: ["gzip, chunked", "deflate, chunked", "x, chunked"])
  func `a transfer coding that is not decoded gets a bare 501`(_ coding: String) async throws {
    let (line, reasons) = try await send(
      "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: \(coding)\r\n\r\n0\r\n\r\n")
    #expect(line == "HTTP/1.1 501 Not Implemented")
    #expect(reasons == ["the transfer coding \(coding), which is not decoded"])
  }

  @Test(arguments: [
    "X-Long: " + String(repeating: "a", count: 90_000),
    String(
      repeating: "X-Some: " + String(repeating: "b", count: 70_000) + "\r\n", count: 4)
      + "X-Last: 1",
    (0..<300).map { "X-\($0): 1" }.joined(separator: "\r\n"),
  ])
  func `a head over the limit gets a bare 431 that the client can read`(
    _ fields: String
  ) async throws {
    let (line, reasons) = try await send(
      "GET / HTTP/1.1\r\nHost: h\r\n\(fields)\r\n\r\n" + String(repeating: "x", count: 500_000))
    #expect(line == "HTTP/1.1 431 Request Header Fields Too Large")
    #expect(
      reasons == ["a head of more than 80 KiB in a line, 256 KiB in all, or 256 headers"])
  }

  @Test func `a good request is told of to nobody`() async throws {
    let (line, reasons) = try await send(
      "GET / HTTP/1.1\r\nHost: h.localhost.:4010\r\nConnection: close\r\n\r\n")
    #expect(line == "HTTP/1.1 200 OK")
    #expect(reasons == [])
  }

  @Test(arguments: [
    ("9223372036854775807", 413), ("9223372036854775808", 413), ("18446744073709551615", 413),
    ("18446744073709551616", 400),
  ])
  func `a length that no body has is refused at once`(_ length: String, _ status: Int) async throws
  {
    let responder: Responder = { request in
      request.isOversized ? text("", .contentTooLarge) : text("ok")
    }
    try await RunningServer.with(responder: responder) { server in
      let client = try await server.connect()
      try await client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: \(length)\r\n\r\n")
      #expect(await client.textToEnd().hasPrefix("HTTP/1.1 \(status) "))
    }
  }
}
