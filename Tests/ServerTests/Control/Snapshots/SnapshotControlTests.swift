import HTTPTransport
import HTTPTypes
import Server
import Simulation
import SimulationTesting
import Testing
import Wire

@Suite("Forks and snapshots on the control plane")
struct SnapshotControlTests {
  private let client: ControlClient

  init() throws { client = try ControlClient() }

  private func workspaces(_ world: String? = nil) async -> Int? {
    await client.send(
      .get, "\(world.map { "/worlds/\($0)" } ?? "")/resources/miosa/workspace?limit=1000")[
        "/things"]?.arrayValue?.count
  }

  /// Makes a workspace in a world.
  private func use(_ world: String? = nil, _ name: String = "made") async {
    _ = await client.vendor(.post, "/workspaces", ["name": .string(name)], inWorld: world)
  }

  @Test func `a fork goes on from where its source stands`() async throws {
    await use()
    _ = await client.send(.post, "/clock/advance", ["by": "1d"])
    let fork = await client.send(.post, "/fork", ["name": "b"])
    #expect(fork.status == 201)
    #expect(fork["/name"] == "b")
    #expect(fork["/now"] == "2026-05-18T10:00:00.000000Z")
    #expect(fork["/requests"] == 0)
    await use("b", "more")
    let before = try #require(await workspaces())
    #expect(await workspaces("b") == before + 1)
  }

  @Test(arguments: ["default", "b"])
  func `a fork takes no name that a world has`(_ name: String) async throws {
    _ = await client.send(.post, "/worlds", ["name": "b"])
    let response = await client.send(.post, "/fork", ["name": .string(name)])
    #expect(response.status == 409)
    #expect(response["/pointer"] == "/name")
  }

  @Test(arguments: [JSON.object([:]), ["name": "a b"], ["name": ""], ["name": "a", "from": "b"]])
  func `a fork or a snapshot has a name that may be one`(_ body: JSON) async throws {
    for path in ["/fork", "/snapshots"] {
      #expect(await client.send(.post, path, body).status == 400)
    }
    #expect(client.router.worlds.names == ["default"])
    #expect(client.router.worlds.snapshots.all.isEmpty)
  }

  @Test func `a snapshot is taken, listed, read and deleted`() async throws {
    await use()
    let taken = await client.send(.post, "/snapshots", ["name": "seeded"])
    #expect(taken.status == 201)
    #expect(taken["/files"] == ["miosa.sqlite", "world.sqlite"])
    #expect(taken["/world"] == "default")
    #expect(await client.send(.post, "/snapshots", ["name": "seeded"]).status == 409)
    #expect(await client.send(.get, "/snapshots")["/snapshots/0/name"] == "seeded")
    #expect(await client.send(.get, "/snapshots/seeded").text == taken.text)
    #expect(await client.send(.delete, "/snapshots/seeded").status == 204)
    #expect(await client.send(.delete, "/snapshots/seeded").status == 404)
    #expect(await client.send(.get, "/snapshots/seeded").status == 404)
  }

  @Test func `a restore takes a world back, clock and record too`() async throws {
    let before = try #require(await workspaces())
    _ = await client.send(.post, "/snapshots", ["name": "start"])
    await use()
    _ = await client.send(.post, "/clock/advance", ["by": "1d"])
    let response = await client.send(.post, "/restore", ["snapshot": "start"])
    #expect(response.status == 200)
    #expect(response["/now"] == "2026-05-17T10:00:00.000000Z")
    #expect(await workspaces() == before)
    #expect(await client.send(.get, "/requests/count")["/count"] == 0)
  }

  @Test func `a snapshot that is not there is not restored, and nothing changes`() async throws {
    await use()
    let before = await workspaces()
    _ = await client.send(.post, "/snapshots", ["name": "start"])
    let response = await client.send(.post, "/restore", ["snapshot": "strat"])
    #expect(response.status == 404)
    #expect(response.words("/expected") == ["start"])
    #expect(await workspaces() == before)
  }

  @Test func `a world begins with a snapshot, by its body or its scenario`() async throws {
    await use()
    _ = await client.send(.post, "/clock/advance", ["by": "1d"])
    _ = await client.send(.post, "/snapshots", ["name": "seeded"])
    await use(nil, "later")
    let count = await workspaces()
    let body = await client.send(
      .post, "/worlds", ["name": "a", "baseline": "snapshot:seeded", "clock": "real"])
    #expect(body["/baseline"] == "snapshot:seeded")
    #expect(body["/now"] == "2026-05-18T10:00:00.000000Z")
    #expect(body["/clock"] == "real")
    let scenario = await client.send(
      .post, "/worlds",
      ["name": "b", "scenario": ["scenario": 1, "baseline": "snapshot:seeded"]])
    #expect(scenario["/baseline"] == "snapshot:seeded")
    #expect(scenario["/clock"] == "frozen")
    for name in ["a", "b"] { #expect(await workspaces(name) == count.map { $0 - 1 }) }
  }

  @Test(
    arguments: [
      (["baseline": "snapshot:nobody"], 404, "/baseline"),
      (["scenario": ["scenario": 1, "baseline": "snapshot:nobody"]], 404, "/scenario/baseline"),
      (["baseline": "snapshot:a b"], 400, "/baseline"),
      (["baseline": "snapshot:seeded", "start": "2026-05-17T09:59:59Z"], 400, "/start"),
    ] as [(JSONObject, Int, String)])
  func `a world does not begin with what is not there, nor earlier`(
    _ members: JSONObject, _ status: Int, _ pointer: String
  ) async throws {
    _ = await client.send(.post, "/snapshots", ["name": "seeded"])
    var body = members
    body["name"] = "new"
    let response = await client.send(.post, "/worlds", .object(body))
    #expect(response.status == status)
    #expect(response["/pointer"] == .string(pointer))
    #expect(client.router.worlds.names == ["default"])
  }

  /// The bytes of a file of a snapshot.
  private func file(_ name: String, of snapshot: String) async throws -> [UInt8] {
    let response = await client.router.handle(
      InboundRequest(
        method: .get, target: "/_understudy/v1/snapshots/\(snapshot)/files/\(name)",
        authority: "127.0.0.1:4010"))
    guard case .whole(let head, let bytes, _) = response else { return [] }
    #expect(head.status == .ok)
    #expect(head.headerFields[.contentType] == "application/vnd.sqlite3")
    return bytes
  }

  /// Sends a file of a snapshot to be, in pieces of a given size.
  private func send(_ bytes: [UInt8], as path: String, by size: Int) async {
    for offset in stride(from: 0, to: bytes.count, by: size) {
      let piece = Array(bytes[offset..<min(bytes.count, offset + size)])
      let response = await client.send(
        .post, path,
        ["offset": .number(JSONNumber(offset)), "bytes": .string(Base64.encode(piece))])
      #expect(response.status == 200)
      #expect(response["/bytes"]?.intValue == offset + piece.count)
    }
  }

  @Test func `a snapshot goes out as files and comes in again`() async throws {
    await use()
    let taken = await client.send(.post, "/snapshots", ["name": "out"])
    for name in taken.words("/files") {
      await send(
        try await file(name, of: "out"), as: "/snapshots/in/files/\(name)", by: 50_000)
    }
    let loaded = await client.send(.post, "/snapshots/in/load")
    #expect(loaded.status == 201)
    #expect(loaded["/files"] == taken["/files"])
    #expect(await client.send(.post, "/worlds/b/restore", ["snapshot": "in"]).status == 200)
    #expect(await client.send(.get, "/worlds/b/diff?with=default").text == "[]")
  }

  @Test func `files that are not fit are refused with what is wrong, and nothing is kept`()
    async throws
  {
    _ = await client.vendor(.get, "/workspaces")
    _ = await client.send(.post, "/snapshots", ["name": "out"])
    await send(
      try await file("world.sqlite", of: "out"), as: "/snapshots/in/files/world.sqlite",
      by: 1 << 20)
    await send(
      try await file("miosa.sqlite", of: "out").dropLast(2048),
      as: "/snapshots/in/files/miosa.sqlite", by: 1 << 20)
    let response = await client.send(.post, "/snapshots/in/load")
    #expect(response.status == 422)
    #expect(response["/detail"]?.stringValue?.contains("miosa.sqlite is cut short") == true)
    #expect(await client.send(.get, "/snapshots/in").status == 404)
    #expect(await client.send(.post, "/snapshots/in/load").status == 409)
  }

  @Test(
    arguments: [
      ("in/files/miosa.sqlite", ["offset": 5, "bytes": ""], 409),
      ("in/files/miosa.sqlite", ["offset": -1, "bytes": ""], 400),
      ("in/files/miosa.sqlite", ["offset": 0, "bytes": "not Base64!"], 400),
      ("in/files/miosa.sqlite", ["bytes": ""], 400),
      ("in/files/etc.sqlite", ["offset": 0, "bytes": ""], 404),
      ("in/files/..%2Fworld.sqlite", ["offset": 0, "bytes": ""], 404),
      ("a%20b/files/miosa.sqlite", ["offset": 0, "bytes": ""], 400),
      ("out/files/miosa.sqlite", ["offset": 0, "bytes": ""], 409),
    ] as [(String, JSON, Int)])
  func `a piece that fits nowhere is refused`(
    _ path: String, _ body: JSON, _ status: Int
  ) async throws {
    _ = await client.send(.post, "/snapshots", ["name": "out"])
    let response = await client.send(.post, "/snapshots/\(path)", body)
    #expect(response.status == status)
    #expect(response["/title"] != nil)
  }

  @Test func `snapshots take no more room than they may`() async throws {
    await use()
    let world = client.world.world
    let snapshots = Snapshots(most: 200_000)
    let image = try await world.image()
    let keep = { (name: String) throws(Snapshots.CreationError) in
      try snapshots.add(Snapshot(named: name, image, of: "default", taken: .distantFuture))
    }
    try keep("a")
    #expect(throws: Snapshots.CreationError.taken) { try keep("a") }
    #expect(throws: Snapshots.CreationError.full(most: 200_000)) { try keep("b") }
    #expect(snapshots.remove("a"))
    try keep("b")
  }

  @Test func `the list of worlds tells what they hold, and which are gone`() async throws {
    await use("b")
    let response = await client.send(.get, "/worlds")
    #expect(response["/worlds/0/name"] == "b")
    #expect(response["/worlds/0/vendors"] == ["miosa"])
    #expect((response["/worlds/0/bytes"]?.intValue ?? 0) > 50_000)
    #expect(response["/worlds/0/used_at"] == "2026-05-17T10:00:00.000000Z")
    #expect(response["/evicted"] == [])
    client.world.wall.move(by: .seconds(1801))
    let later = await client.send(.get, "/worlds")
    #expect(later["/worlds"]?.arrayValue?.count == 1)
    #expect(later["/evicted/0/name"] == "b")
    #expect(
      await client.send(.get, "/worlds/b")["/detail"]?.stringValue?.contains("was let go") == true)
    await use("b")
    #expect(await client.send(.get, "/worlds/b")["/renewed"] != nil)
    #expect(await client.send(.get, "/metrics").text.contains("worlds_evicted_total 1"))
  }
}
