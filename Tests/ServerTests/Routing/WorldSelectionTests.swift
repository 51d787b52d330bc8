import HTTPTransport
import HTTPTypes
import Server
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// Which world a request means.
@Suite struct WorldSelectionTests {
  private func world() throws -> TestWorld { try TestWorld([Vendor(Shop.self)]) }

  /// The world that answered a request.
  private func chosen(
    _ world: TestWorld, target: String = "/shop/v1/lamps", header: String? = nil,
    key: String = "sk_demo"
  ) async -> String? {
    var headers: HTTPFields = [.authorization: "Bearer \(key)"]
    if let header, let name = HTTPField.Name("X-Understudy-World") { headers[name] = header }
    return await world.deliver(InboundRequest(method: .get, target: target, headers: headers))
      .header("X-Understudy-World")
  }

  @Test
  func `a world is named by path, then header, then the key's suffix, else it is the default`()
    async throws
  {
    let world = try world()
    let target = "/~path/shop/v1/lamps"
    #expect(await chosen(world, target: target, header: "header", key: "sk~key") == "path")
    #expect(await chosen(world, header: "header", key: "sk~key") == "header")
    #expect(await chosen(world, key: "sk~key") == "key")
    #expect(await chosen(world) == "default")
  }

  @Test func `a vendor never sees the suffix of a key`() async throws {
    let world = try world()
    let once: HTTPFields = [ShopHeaders.once: "1", .authorization: "Bearer sk_demo~default"]
    let first = await world.send(.post, "/v1/lamps", headers: once, json: ["name": "a"])
    let again = await world.send(
      .post, "/v1/lamps", headers: [ShopHeaders.once: "1"], json: ["name": "a"])
    #expect(first.status == 201)
    #expect(again.body == first.body)
  }

  /// Phala documents `X-API-Key` and takes a bearer token in its place.
  @Test(arguments: [
    ("Authorization", "Bearer k~ci", "ci"), ("X-API-Key", "k~ci", "ci"),
    ("Authorization", "Bearer k", "default"),
  ])
  func `the suffix counts on whichever credential a client sends`(
    _ header: String, _ value: String, _ name: String
  ) async throws {
    let world = try TestWorld(Registry.named("phala"))
    let field = try #require(HTTPField.Name(header))
    let response = await world.deliver(
      InboundRequest(method: .get, target: "/phala/api/v1/cvms", headers: [field: value]))
    #expect(response.status == 200)
    #expect(response.header("X-Understudy-World") == name)
  }

  @Test func `the documented credential's suffix counts where both have one`() async throws {
    let world = try TestWorld(Registry.named("phala"))
    let key = try #require(HTTPField.Name("X-API-Key"))
    let response = await world.deliver(
      InboundRequest(
        method: .get, target: "/phala/api/v1/cvms",
        headers: [key: "k~documented", .authorization: "Bearer k~other"]))
    #expect(response.header("X-Understudy-World") == "documented")
  }

  @Test func `a key that is only a suffix is no key`() async throws {
    let world = try world()
    let response = await world.send(.get, "/v1/lamps", key: .custom("~other"))
    #expect(response.code == "no_key")
  }

  @Test(arguments: ["a b", "a/b", "", "ä", String(repeating: "x", count: 65)])
  func `a world's name that is none is refused as a problem`(_ name: String) async throws {
    let headers: HTTPFields = [.authorization: "Bearer sk_demo~\(name)"]
    let response = try await world().deliver(
      InboundRequest(method: .get, target: "/shop/v1/lamps", headers: headers))
    #expect(response.status == 400)
    #expect(response.header("Content-Type") == "application/problem+json")
    #expect(response["/title"] == "not a world's name")
  }

  @Test func `a path that names no vendor is told which there are`() async throws {
    let response = try await world().deliver(InboundRequest(method: .get, target: "/nobody/v1"))
    #expect(response.status == 404)
    #expect(response["/expected/0"] == "/shop/v1/...")
  }

  @Test func `a world is made from the baseline, never from another world's present`() async throws
  {
    let world = try world()
    _ = await world.send(.post, "/v1/lamps", json: ["name": "a"])
    let fresh = await world.send(.get, "/v1/lamps", inWorld: "fresh")
    #expect(fresh["/lamps"]?.arrayValue?.count == 1)
  }

  @Test func `a server that makes no worlds says so`() async throws {
    let vendor = Vendor(Shop.self)
    let configuration = WorldConfiguration(vendors: [vendor]) { TestWorld.start }
    let worlds = try Worlds(configuration, makesUnknown: false)
    let router = VendorRouter(worlds: worlds, vendors: [vendor])
    guard
      case .whole(let head, _, _) = await router.handle(
        InboundRequest(method: .get, target: "/~other/shop/v1/lamps"))
    else {
      Issue.record("the answer is not whole")
      return
    }
    #expect(head.status == .notFound)
  }
}
