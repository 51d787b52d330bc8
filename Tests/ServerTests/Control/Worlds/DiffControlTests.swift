import HTTPTypes
import Server
import Simulation
import Testing
import Wire

@Suite("Differences between worlds")
struct DiffControlTests {
  private let client: ControlClient

  init() throws { client = try ControlClient() }

  /// What the registry knows of a world, as a document.
  private func document(_ name: String) async throws -> JSON {
    let world = try #require(client.router.worlds.known(name))
    return try await world.stateDump().document
  }

  private func diff(_ from: String, _ to: String) async throws -> JSON {
    let response = await client.send(.get, "/worlds/\(from)/diff?with=\(to)")
    #expect(response.status == 200)
    return try #require(response.json)
  }

  /// Does a bit of everything in a world.
  private func use(_ name: String) async throws {
    _ = await client.vendor(.post, "/workspaces", ["name": "made in \(name)"], inWorld: name)
    _ = try await client.provisioningComputer(inWorld: name)
    _ = await client.vendor(
      .patch, "/workspaces/550e8400-e29b-41d4-a716-446655440000",
      ["name": "named in \(name)", "metadata": ["by": .string(name), "list": [1, 2, 3]]],
      inWorld: name)
  }

  @Test func `a world and itself have no differences`() async throws {
    try await use("a")
    #expect(try await diff("a", "a") == [])
  }

  @Test func `two worlds that nobody has used have no differences`() async throws {
    for name in ["a", "b"] { _ = await client.send(.post, "/worlds", ["name": .string(name)]) }
    #expect(try await diff("a", "b") == [])
    #expect(await client.send(.get, "/worlds/a")["/vendors"] == [])
  }

  @Test(arguments: [("a", "b"), ("b", "a"), ("a", "default"), ("default", "b")])
  func `the differences between two worlds make one of the other`(
    _ from: String, _ to: String
  ) async throws {
    for name in ["a", "b"] { try await use(name) }
    _ = await client.vendor(.post, "/workspaces", ["name": "only in b"], inWorld: "b")
    let patch = try await diff(from, to)
    #expect(patch.arrayValue?.isEmpty == false)
    #expect(try await document(from).patched(with: patch) == document(to))
    #expect(try await diff(from, to) == patch)
  }

  @Test func `differences are in the order of vendor, kind and id, and in the vendor's words`()
    async throws
  {
    _ = await client.send(.get, "/worlds/a/clock")
    _ = await client.send(.post, "/worlds/a/fork", ["name": "b"])
    try await use("b")
    let paths = try #require(try await diff("a", "b").arrayValue).compactMap {
      $0["path"]?.stringValue.flatMap(JSONPointer.init)?.tokens
    }
    let things = paths.map { Array($0.prefix(3)) }
    #expect(things == things.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(paths.contains { $0.count > 3 && $0[0] == "miosa" && $0[3] == "name" })
  }

  @Test func `differences of a world and a snapshot of it show what has come since`() async throws {
    try await use("a")
    _ = await client.send(.post, "/worlds/a/snapshots", ["name": "before"])
    #expect(try await diff("a", "snapshot:before") == [])
    let computer = try #require(
      await client.send(.get, "/worlds/a/resources/miosa/computer")["/things/0/id"]?.stringValue)
    _ = await client.vendor(.delete, "/computers/\(computer)", inWorld: "a")
    let patch = try await diff("a", "snapshot:before")
    #expect(patch.arrayValue?.isEmpty == false)
    #expect(client.router.worlds.names == ["a", "default"])
  }

  @Test(arguments: [
    ("nobody", "default", "unknown world"), ("default", "nobody", "unknown world"),
    ("default", "snapshot:nobody", "unknown snapshot"),
  ])
  func `differences of what is not there are refused, and nothing is made`(
    _ from: String, _ to: String, _ title: String
  ) async throws {
    let response = await client.send(.get, "/worlds/\(from)/diff?with=\(to)")
    #expect(response.status == 404)
    #expect(response["/title"] == .string(title))
    #expect(client.router.worlds.names == ["default"])
  }
}
