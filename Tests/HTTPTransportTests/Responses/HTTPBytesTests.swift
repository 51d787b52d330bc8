import HTTPTypes
import Testing

@testable import HTTPTransport

@Suite struct HTTPBytesTests {
  @Test func `what faults break is what a healthy answer sends`() async throws {
    let response = HTTPResponse(
      status: .created, headerFields: [.contentType: "text/plain", .location: "/x"])
    let body = Array("hello".utf8)
    try await RunningServer.with(responder: { _ in .whole(response, body) }) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      let genuine = HTTPBytes(response, body: body, answering: .get)
      #expect(
        await client.read(until: "hello")
          == String(decoding: genuine.head + genuine.body, as: UTF8.self))
    }
  }

  @Test func `a HEAD is told the length and gets no body`() {
    let genuine = HTTPBytes(HTTPResponse(status: .ok), body: [1, 2, 3], answering: .head)
    #expect(
      String(decoding: genuine.head, as: UTF8.self)
        == "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n")
    #expect(genuine.body.isEmpty)
  }

  @Test(arguments: [(404, "Not Found"), (429, "Too Many Requests"), (418, "I'm a teapot")])
  func `a status without a reason gets its own`(code: Int, reason: String) {
    let genuine = HTTPBytes(
      HTTPResponse(status: .init(code: code)), body: [], answering: .get)
    #expect(
      String(decoding: genuine.head, as: UTF8.self).hasPrefix("HTTP/1.1 \(code) \(reason)\r\n"))
  }
}
