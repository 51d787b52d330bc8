import HTTPTransport
import HTTPTypes
import Server
import Simulation
import Telemetry
import Testing
import Wire

@Suite("Following requests")
struct RequestStreamTests {
  private func stream(
    _ client: ControlClient, _ query: String = "", after last: String? = nil,
    world: String? = nil
  ) async throws -> @Sendable () async -> [UInt8]? {
    let prefix = world.map { "/worlds/\($0)" } ?? ""
    var request = InboundRequest(
      method: .get, target: "/_understudy/v1\(prefix)/requests/stream\(query)",
      authority: "localhost")
    if let last { request.headers[lastEventID] = last }
    guard case .stream(let head, delay: _, let next) = await client.router.handle(request)
    else {
      throw Refused()
    }
    #expect(head.headerFields[.contentType] == "text/event-stream")
    return next
  }

  private struct Refused: Error {}

  /// Reads until so many events came: their names and ids, and what was asked.
  private func read(
    _ count: Int, _ next: @Sendable () async -> [UInt8]?
  ) async -> [(name: String, id: String, data: JSON?)] {
    var events: [(name: String, id: String, data: JSON?)] = []
    while events.count < count, let bytes = await next() {
      let texts = String(decoding: bytes, as: UTF8.self).split(separator: "\n\n")
      for text in texts where !text.hasPrefix(":") {
        var (name, id, data) = ("", "", JSON?.none)
        for line in text.split(separator: "\n") {
          if line.hasPrefix("event: ") { name = String(line.dropFirst(7)) }
          if line.hasPrefix("id: ") { id = String(line.dropFirst(4)) }
          if line.hasPrefix("data: ") { data = try? JSON(parsing: Array(line.dropFirst(6).utf8)) }
        }
        events.append((name, id, data))
      }
    }
    return events
  }

  @Test func `the stream of requests begins with the next one, and tells only what is asked for`()
    async throws
  {
    let client = try ControlClient()
    _ = await client.vendor(.get, "/workspaces")
    let next = try await stream(client, "?operation=createWorkspace")
    _ = await next()
    _ = await client.vendor(.get, "/workspaces")
    _ = await client.vendor(.post, "/workspaces", ["name": "seen"])
    let events = await read(1, next)
    #expect(events.map(\.name) == ["request"])
    #expect(events.map(\.id) == ["3"])
    #expect(events[0].data?["operation"] == "createWorkspace")
  }

  @Test(.timeLimit(.minutes(5)))
  func `the stream of requests ends when the world that it is about is deleted`() async throws {
    let client = try ControlClient()
    _ = client.router.worlds.world("g")
    let next = try await stream(client, world: "g")
    _ = await next()
    let reader = Task { await next() }
    for _ in 0..<100 { await Task.yield() }
    #expect(await client.send(.delete, "/worlds/g").status == 204)
    #expect(await reader.value == nil)
  }

  @Test func `the stream of requests tells a reader that waits`() async throws {
    let client = try ControlClient()
    let next = try await stream(client)
    _ = await next()
    async let events = read(1, next)
    _ = await client.vendor(.get, "/workspaces")
    #expect(await events.map(\.id) == ["1"])
  }

  @Test func `the stream of requests goes on behind the last one that was seen`() async throws {
    let client = try ControlClient()
    for _ in 1...3 { _ = await client.vendor(.get, "/workspaces") }
    let events = await read(2, try await stream(client, after: "1"))
    #expect(events.map(\.id) == ["2", "3"])
  }

  @Test func `the stream of requests tells a slow reader how many it has missed`() async throws {
    let client = try ControlClient(journal: Journal(capacity: 5_000))
    let next = try await stream(client)
    _ = await next()
    for _ in 1...40 { _ = await client.vendor(.get, "/workspaces/none") }
    let first = await read(1, next)
    let dropped = try #require(first[0].data?["dropped"]?.intValue)
    #expect(first[0].name == "dropped")
    #expect(first[0].id == "\(dropped)")
    #expect(dropped + first.count - 1 == 40)
    #expect(first[1].id == "\(dropped + 1)")
  }

  @Test func `the stream of requests says so where the last one was another server's`()
    async throws
  {
    let client = try ControlClient()
    _ = await client.vendor(.get, "/workspaces")
    let events = await read(2, try await stream(client, after: "77"))
    #expect(events.map(\.name) == ["restart", "request"])
  }

  @Test func `the stream of requests ends when its task is cancelled`() async throws {
    let client = try ControlClient()
    let next = try await stream(client)
    _ = await next()
    let waiting = Task { await next() }
    waiting.cancel()
    #expect(await waiting.value == nil)
  }

  @Test func `the stream of requests refuses an id that it never gives, and needs a journal`()
    async throws
  {
    let client = try ControlClient()
    var headers: HTTPFields = [:]
    headers[lastEventID] = "abc"
    let response = await client.send(.get, "/requests/stream", headers: headers)
    #expect(response.status == 400)
    #expect(response["/pointer"] == "Last-Event-ID")
    let none = try ControlClient(journal: Journal(capacity: 0))
    #expect(await none.send(.get, "/requests/stream").status == 409)
  }
}

private let lastEventID: HTTPField.Name = {
  guard let name = HTTPField.Name("Last-Event-ID") else {
    preconditionFailure("not a field name")
  }
  return name
}()
