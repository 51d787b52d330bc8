import HTTPTypes
import SimulationTesting
@testable import Storage
import Testing
import Wire

@testable import Simulation

/// What a database remembers of its queries, which changes no answer.
@Suite struct QueryCacheTests {
  private static let key = QueryCache.Key(
    statement: StatementKey(.literal), text: "", values: [.text("a")])

  /// Asks three times, so that the last answer is remembered, and returns the names.
  private func names(in world: TestWorld, _ query: String = "") async -> [String] {
    var names: [String] = []
    for _ in 0..<3 {
      let lamps = await world.send(.get, "/v1/lamps\(query)")["/lamps"]?.arrayValue ?? []
      names = lamps.compactMap { $0["name"]?.stringValue }.sorted()
    }
    return names
  }

  @Test func `a list that is asked for again and again shows what was written meanwhile`()
    async throws
  {
    let world = try TestWorld.shop()
    #expect(await names(in: world) == ["demo"])
    let lamp = try await world.makeLamp("b")
    #expect(await names(in: world) == ["b", "demo"])
    #expect(await world.send(.post, "/v1/lamps", json: ["name": "b"]).status == 409)
    #expect(await names(in: world) == ["b", "demo"])
    #expect(await world.send(.delete, "/v1/lamps/\(lamp)").status == 204)
    #expect(await names(in: world) == ["demo"])
  }

  @Test func `a list shows what the clock has moved`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("b")
    try await world.begin("light", lamp)
    for _ in 0..<3 { #expect(await world.state(of: lamp) == "warming") }
    try await world.advance(by: .seconds(3600))
    #expect(await world.state(of: lamp) == "bright")
  }

  @Test func `lists that differ in a value only are kept apart`() async throws {
    let world = try TestWorld.shop()
    _ = try await world.makeLamp("b", room: "hall")
    #expect(await names(in: world, "?room=hall") == ["b"])
    #expect(await names(in: world, "?room=attic") == [])
  }

  @Test func `a restored world forgets what it had remembered`() async throws {
    let world = try TestWorld.shop()
    let image = try await world.world.image()
    _ = try await world.makeLamp("b")
    #expect(await names(in: world) == ["b", "demo"])
    try await world.world.restore(image)
    #expect(await names(in: world) == ["demo"])
  }

  @Test func `a query is remembered from its second time on, and not if it found much`() {
    var queryCache = QueryCache()
    queryCache.keep([1], rows: 1, of: Self.key)
    #expect(queryCache.result(of: Self.key, as: [Int].self) == nil)
    queryCache.keep([1], rows: 1, of: Self.key)
    #expect(queryCache.result(of: Self.key, as: [Int].self) == [1])
    queryCache.forget()
    #expect(queryCache.result(of: Self.key, as: [Int].self) == nil)
    for _ in 0..<2 { queryCache.keep([1], rows: QueryCache.capacity.rows + 1, of: Self.key) }
    #expect(queryCache.result(of: Self.key, as: [Int].self) == nil)
  }

  @Test func `a page that is rendered late shows what there was when it was asked for`()
    async throws
  {
    let world = try TestWorld.shop()
    let vendor = Vendor(Shop.self)
    let request = Request(method: .get, path: "/v1/lamps", headers: [.authorization: "Bearer k"])
    let processed = await world.world.handle(
      request, of: vendor, as: vendor.routes.match(.get, request.path))
    _ = try await world.makeLamp("b")
    guard case .response(var response) = processed.result else {
      Issue.record("the list was not answered")
      return
    }
    response.render()
    #expect(String(decoding: response.body, as: UTF8.self).contains("demo"))
    #expect(!String(decoding: response.body, as: UTF8.self).contains("\"b\""))
  }
}
