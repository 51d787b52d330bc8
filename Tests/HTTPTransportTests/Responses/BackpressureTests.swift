import HTTPTransport
import HTTPTypes
import Synchronization
import Testing

@testable import Server

/// Clients that ask and do not read.
@Suite(.timeLimit(.minutes(5))) struct BackpressureTests {
  /// What the responder has seen, and whether the client reads.
  private final class Course: Sendable {
    private struct State {
      var isReading = false
      var calls: [Bool] = []
    }

    private let state = Mutex(State())

    func call() { state.withLock { $0.calls.append($0.isReading) } }

    func read() { state.withLock { $0.isReading = true } }

    /// For each call, whether the client read when it came.
    var calls: [Bool] { state.withLock { $0.calls } }
  }

  @Test func `the next request of a client is answered when it has read the last answer`()
    async throws
  {
    let course = Course()
    let (asked, inlet) = AsyncStream.makeStream(of: Void.self)
    // More than the kernel takes off the server's hands.
    let body = [UInt8](repeating: 65, count: 32 << 20)
    let responder: Responder = { request in
      guard request.target == "/large" else { return text("small") }
      course.call()
      inlet.yield()
      return .whole(HTTPResponse(status: .ok), body)
    }
    try await RunningServer.with(responder: responder) { server in
      let client = try await server.connect()
      try await client.pauseReading()
      let request = "GET /large HTTP/1.1\r\nHost: h\r\n"
      try await client.send("\(request)\r\n\(request)Connection: close\r\n\r\n")
      for await _ in asked { break }
      // Others are answered meanwhile, on every loop.
      for _ in 0..<200 {
        let other = try await server.connect()
        try await other.send("GET /small HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
        _ = await other.readToEnd()
      }
      course.read()
      try await client.resumeReading()
      #expect(await client.readToEnd().bytes.count > 2 * body.count)
    }
    #expect(course.calls == [false, true])
  }
}
