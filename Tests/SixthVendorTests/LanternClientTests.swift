import Foundation
import HTTPTransport
import HTTPTypes
import Lantern
import Simulation
import SimulationTesting
import Testing

/// What a generated client makes of Lantern: the suite that stands for a vendor's real SDK.
@Suite struct LanternClientTests {
  private let world: TestWorld

  init() throws { world = try TestWorld([Vendor(Lantern.self)], name: "ci") }

  /// A client whose requests go through everything but the socket.
  private func client(key: String? = "lk_demo") -> LanternClient {
    LanternClient(
      baseURL: "http://127.0.0.1:4010/~ci/lantern/v1", key: key,
      transport: InProcess(world: world))
  }

  @Test func `a lamp is created, waited for, changed and deleted`() async throws {
    let client = client()
    let room = try await client.rooms.create(name: "kitchen")
    let lamp = try await client.lamps.create(name: "stove", roomID: room.id, brightness: 30)
    #expect(lamp.state == .warming)
    let lit = try await client.lamps.waitUntilLit(lamp.id) { try await world.advance(by: $0) }
    #expect(lit.state == .lit)
    let changed = try await client.lamps.update(lamp.id, name: "oven", brightness: 60)
    #expect(changed.name == "oven")
    #expect(changed.brightness == 60)
    #expect(changed.createdAt == lamp.createdAt)
    try await client.lamps.delete(lamp.id)
    try await client.rooms.delete(room.id)
    #expect(try await client.rooms.list().data.map(\.name) == ["hall", "attic"])
  }

  @Test func `a list is read page by page, and filtered`() async throws {
    let client = client()
    for name in ["a", "b", "c"] {
      _ = try await client.lamps.create(name: name, roomID: "room_attic")
    }
    var names: [String] = []
    for try await lamp in client.lamps.all(pageSize: 2) { names.append(lamp.name) }
    #expect(names == ["porch", "stairs", "a", "b", "c"])
    let warming = try await client.lamps.list(roomID: "room_attic", state: .warming, limit: 1)
    #expect(warming.data.map(\.name) == ["a"])
    #expect(warming.total == 3)
  }

  @Test func `a refusal is an error with its status, code and message`() async throws {
    let client = client()
    await #expect(
      throws: LanternAPIError(status: 409, code: "name_taken", message: "the name is taken")
    ) {
      try await client.lamps.create(name: "porch", roomID: "room_hall")
    }
    await #expect(
      throws: LanternAPIError(
        status: 409, code: "room_not_empty", message: "there are lamps in the room")
    ) {
      try await client.rooms.delete("room_hall")
    }
    await #expect(
      throws: LanternAPIError(
        status: 422, code: "invalid",
        message: "name must have at least 1 character; brightness must be at most 100")
    ) {
      try await client.lamps.create(name: "", roomID: "room_hall", brightness: 101)
    }
  }

  @Test(arguments: [nil, "lk_revoked_1"])
  func `a client without a valid key is let in nowhere`(_ key: String?) async throws {
    await #expect(
      throws: LanternAPIError(
        status: 401, code: "unauthenticated", message: "a valid key is needed")
    ) {
      try await client(key: key).lamps.list()
    }
  }
}

/// Hands requests to the router of a world.
private struct InProcess: LanternTransport {
  let world: TestWorld

  func send(_ request: HTTPRequest, _ body: Data) async throws -> (HTTPResponse, Data) {
    let response = await world.deliver(
      InboundRequest(
        method: request.method, target: request.path ?? "/", authority: request.authority ?? "",
        headers: request.headerFields, body: Array(body)))
    return (
      HTTPResponse(
        status: HTTPResponse.Status(code: response.status), headerFields: response.headers),
      Data(response.body)
    )
  }
}
