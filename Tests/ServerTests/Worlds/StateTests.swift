import Foundation
import HTTPTransport
import HTTPTypes
import Platform
import Server
import SimulationTesting
import Storage
import Testing
import Wire

@testable import Simulation

/// A world that is kept in a directory.
@Suite struct StateTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private var path: String { directory.state }

  /// A world kept in the directory, once the last one has let go of it: an actor may end a moment
  /// after the last that was heard of it.
  private func world(
    vendor: Vendor = Vendor(Shop.self), clock: SimulatedClock.Mode = .real,
    start: Instant = TestWorld.start, seed: UInt64 = 1
  ) async throws -> TestWorld {
    let deadline = ContinuousClock.now + .seconds(10)
    while true {
      do {
        let state = try StateDirectory(path)
        return try TestWorld([vendor], seed: seed, clock: clock, start: start, state: state)
      } catch StateError.locked where ContinuousClock.now < deadline {
        await Task.yield()
      }
    }
  }

  /// Makes a lamp that begins to warm, and lets the world go.
  private func used(clock: SimulatedClock.Mode = .real) async throws -> TestResponse {
    let world = try await world(clock: clock)
    _ = await world.send(.post, "/v1/lamps", json: ["name": "a"])
    return await world.send(.post, "/v1/lamps/lamp-demo:move", json: ["move": "light"])
  }

  @Test func `what was acknowledged is there again after a restart`() async throws {
    #expect(try await used().status == 200)
    let again = try await world()
    #expect(await again.send(.get, "/v1/lamps")["/lamps"]?.arrayValue?.count == 2)
  }

  @Test func `a real clock goes on as if the server had slept`() async throws {
    _ = try await used()
    let later = try await world(start: TestWorld.start + .seconds(3))
    let lamp = await later.send(.get, "/v1/lamps/lamp-demo")
    #expect(lamp["/state"] == "on")
    #expect(lamp["/updated_at"] == "2026-05-17T10:00:02Z")
    #expect(await later.world.now == TestWorld.start + .seconds(3))
  }

  @Test func `a frozen clock stands where it stood`() async throws {
    _ = try await used(clock: .frozen)
    let later = try await world(clock: .frozen, start: TestWorld.start + .seconds(86400))
    #expect(await later.world.now == TestWorld.start)
    #expect(await later.send(.get, "/v1/lamps/lamp-demo")["/state"] == "warming")
  }

  @Test(arguments: [Duration.seconds(-3600), .seconds(30), .seconds(100)])
  func `a machine's time that was set back before a start does not turn world time back`(
    _ machine: Duration
  ) async throws {
    do {
      let world = try await world()
      world.wall.move(by: .seconds(100))
      _ = await world.send(.get, "/v1/lamps")
      try await world.world.noteTime()
    }
    let again = try await world(start: TestWorld.start + machine)
    #expect(await again.world.now == TestWorld.start + .seconds(100))
    again.wall.move(by: .seconds(1))
    #expect(await again.world.now == TestWorld.start + .seconds(101))
  }

  @Test func `what ended while no server ran is reported by the next move of the clock`()
    async throws
  {
    do {
      let world = try await world()
      _ = await world.send(
        .post, "/v1/lamps", headers: [ShopHeaders.once: "k"], json: ["name": "a"])
      try await world.world.noteTime()
    }
    let again = try await world(start: TestWorld.start + .seconds(25 * 3600))
    try await again.world.open()
    let transitions = try await again.world.setClock(mode: .frozen)
    #expect(transitions.map(\.resource) == ["idempotency_key"])
  }

  @Test func `the seed of a directory stays`() async throws {
    _ = try await used()
    let kept = try await world(seed: 99)
    let made = await kept.send(.post, "/v1/lamps", json: ["name": "b"])
    let calm = try TestWorld([Vendor(Shop.self)])
    _ = await calm.send(.post, "/v1/lamps", json: ["name": "a"])
    #expect(made["/id"] == (await calm.send(.post, "/v1/lamps", json: ["name": "b"]))["/id"])
  }

  @Test func `what a directory keeps can be forked, and the fork is in memory`() async throws {
    let world = try await world(clock: .frozen)
    _ = await world.send(.post, "/v1/lamps", json: ["name": "a"])
    let fork = try await world.world.fork(named: "fork")
    _ = world.router.worlds.add(fork)
    _ = await world.send(.post, "/v1/lamps", json: ["name": "b"], inWorld: "fork")
    #expect(await world.send(.get, "/v1/lamps")["/lamps"]?.arrayValue?.count == 2)
    #expect(
      await world.send(.get, "/v1/lamps", inWorld: "fork")["/lamps"]?.arrayValue?.count == 3)
    #expect(fork.bytes > 0)
  }

  @Test func `what a restore brings back is kept, clock and seed too`() async throws {
    let other = try TestWorld([Vendor(Shop.self)], seed: 9, start: TestWorld.start - .seconds(60))
    _ = await other.send(.post, "/v1/lamps", json: ["name": "from elsewhere"])
    let image = try await other.world.image()
    do {
      let world = try await world(clock: .frozen)
      _ = await world.send(.post, "/v1/lamps", json: ["name": "a"])
      try await world.world.restore(image)
    }
    let again = try await world(clock: .frozen)
    let lamps = await again.send(.get, "/v1/lamps")["/lamps"]?.arrayValue ?? []
    #expect(lamps.compactMap { $0["name"]?.stringValue }.sorted() == ["demo", "from elsewhere"])
    #expect(await again.world.now == TestWorld.start - .seconds(60))
    #expect(await again.world.seed == 9)
  }

  @Test func `a reset clears what the directory keeps, also of a vendor not asked yet`()
    async throws
  {
    _ = try await used()
    do {
      let world = try await world()
      try await world.world.reset()
    }
    let lamps = try await world().send(.get, "/v1/lamps")["/lamps"]?.arrayValue
    #expect(lamps?.count == 1)
  }

  @Test func `a directory is one server's at a time`() throws {
    let holder = try StateDirectory(path)
    #expect(throws: StateError.locked(path: path)) { try StateDirectory(path) }
    _ = holder.directory
  }

  @Test(arguments: ["remove", "rename", "replace"])
  func `a lock that is taken away lets no second server in`(_ way: String) throws {
    let holder = try StateDirectory(path)
    let manager = FileManager.default
    switch way {
    case "rename": try manager.moveItem(atPath: "\(path)/lock", toPath: "\(path)/lock2")
    default: try manager.removeItem(atPath: "\(path)/lock")
    }
    if way == "replace" { _ = manager.createFile(atPath: "\(path)/lock", contents: nil) }
    #expect(throws: StateError.locked(path: path)) { try StateDirectory(path) }
    #expect(try StateDirectory.isInUse(path))
    _ = holder.directory
  }

  @Test func `a directory that a server of the first version holds is in use`() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    let lock = try FileDescriptor(opening: "\(path)/lock", for: .both, .create)
    #expect(try lock.lockIfFree())
    #expect(throws: StateError.locked(path: path)) { try StateDirectory(path) }
    #expect(try StateDirectory.isInUse(path))
    try lock.close()
    #expect(try !StateDirectory.isInUse(path))
  }

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `a directory and its files are for their owner only, also those of the first version`()
    async throws
  {
    for round in 1...2 {
      do {
        let world = try await world()
        _ = await world.send(.post, "/v1/lamps", json: ["name": .string("lamp \(round)")])
        if round == 1 { #expect(try permissions(path) == 0o700) }
        let files = try FileManager.default.contentsOfDirectory(atPath: path)
        #expect(files.contains("shop.sqlite-wal"))
        for file in files { #expect(try permissions("\(path)/\(file)") == 0o600, "\(file)") }
      }
      for file in try FileManager.default.contentsOfDirectory(atPath: path) {
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o644], ofItemAtPath: "\(path)/\(file)")
      }
    }
  }

  @Test(arguments: ["shop.sqlite", "shop.sqlite-wal", "world.sqlite"])
  func `a file that is taken away or replaced under a server is named`(_ file: String) async throws
  {
    let world = try await world()
    _ = await world.send(.post, "/v1/lamps", json: ["name": "a"])
    let state = try #require(world.router.worlds.state)
    #expect(state.complaint() == nil)
    let loss = "and what is written from now on is lost when the server ends"
    let manager = FileManager.default
    try manager.moveItem(atPath: "\(path)/\(file)", toPath: "\(path)/kept")
    #expect(state.complaint() == "\(path)/\(file) is gone, \(loss)")
    _ = manager.createFile(atPath: "\(path)/\(file)", contents: nil)
    #expect(state.complaint() == "\(path)/\(file) was replaced, \(loss)")
    try FileSystem.rename("\(path)/kept", to: "\(path)/\(file)")
    #expect(state.complaint() == nil)
  }

  @Test func `a server whose directory is taken away is not ready, and says how much is gone`()
    async throws
  {
    let world = try await world()
    _ = await world.send(.post, "/v1/lamps", json: ["name": "a"])
    let ready = {
      await world.deliver(
        .init(
          method: .get, target: "/_understudy/v1/ready", authority: "localhost", headers: [:],
          body: []))
    }
    #expect(await ready().status == 200)
    try FileManager.default.removeItem(atPath: path)
    let response = await ready()
    #expect(response.status == 503)
    #expect(response["/title"] == "the state directory has changed")
    #expect(
      response["/detail"]?.stringValue == "\(path)/shop.sqlite is gone, and what is written from "
        + "now on is lost when the server ends, and 3 more files changed")
  }

  @Test(
    arguments: [
      ("seed", nil, "it does not say seed"),
      ("clock_mode", "lunar", "its clock_mode is 'lunar', which means nothing"),
      ("clock_anchor", "soon", "its clock_anchor is 'soon', which means nothing"),
      (
        "clock_latest", "-9223372036854775808",
        "its clock_latest is '-9223372036854775808', which means nothing"
      ),
      ("made_baseline", nil, "it does not say which flags and vendors it was made with"),
      ("state_vendors", nil, "it does not say which flags and vendors it was made with"),
    ] as [(String, String?, String)])
  func `a world file that notes what no version notes is refused with the reason`(
    _ name: String, _ value: String?, _ reason: String
  ) async throws {
    _ = try await used()
    do {
      let state = try await directory()
      let values = try Store(directory: state).openWorld().values()
      var changed = values
      changed[name] = value
      let image = try WorldFile.image(changed.map { (name: $0.key, value: $0.value) })
      try state.write([("world.sqlite", image.bytes)])
    }
    await #expect(throws: StateError.incomplete(path: "\(path)/world.sqlite", reason: reason)) {
      _ = try await world()
    }
  }

  /// The directory, once the last world has let go of it.
  private func directory() async throws -> StateDirectory {
    let deadline = ContinuousClock.now + .seconds(10)
    while true {
      do { return try StateDirectory(path) } catch {
        guard error == .locked(path: path), ContinuousClock.now < deadline else { throw error }
        await Task.yield()
      }
    }
  }

  @Test(arguments: [
    ("DROP TABLE transitions", "it lacks the table transitions"),
    ("DROP INDEX lamps_by_room", "it lacks the index lamps_by_room"),
    (
      "UPDATE lamps SET created_at = 'soon'",
      "column created_at of table lamps holds what is no time"
    ),
    (
      "UPDATE due_moves SET move = 'fly'",
      "due_moves plans the move 'fly' of a lamp to 'on', which shop does not know"
    ),
  ])
  func `a vendor's file that no version has written is refused with the reason`(
    _ sql: String, _ reason: String
  ) async throws {
    _ = try await used()
    do {
      let state = try await directory()
      let database = try Store(directory: state).open(
        Vendor(Shop.self).schema, ByteCounter(), from: { throw CancellationError() })
      try database.inTransaction { transaction in
        try transaction.begin()
        try transaction.read(dynamic: sql, bind: { _ in }, each: { _ in true })
        return true
      }
    }
    let world = try await world()
    await #expect(throws: StateError.incomplete(path: "\(path)/shop.sqlite", reason: reason)) {
      try await world.world.open()
    }
  }

  @Test func `a directory is free again when its server lets it go`() throws {
    _ = try StateDirectory(path)
    #expect(throws: Never.self) { try StateDirectory(path) }
  }

  @Test func `a file that another program made is refused and left alone`() async throws {
    _ = try await used()
    let file = "\(path)/shop.sqlite"
    try "not a database, but long enough to look at".write(
      toFile: file, atomically: true, encoding: .utf8)
    let response = try await world().send(.get, "/v1/lamps")
    #expect(response.code == "broken")
    #expect(response["/detail"]?.stringValue?.contains("was not made by understudy") == true)
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("not a database"))
  }

  @Test func `a file that a newer version wrote is refused`() async throws {
    // Within the expression only: its end lets go of the directory.
    #expect(
      try await world(vendor: Vendor(NewerShop.self)).send(.get, "/v1/prices").status == 204)
    let response = try await world().send(.get, "/v1/lamps")
    #expect(response.code == "broken")
    #expect(response["/detail"]?.stringValue?.contains("written by a newer understudy") == true)
  }

  @Test func `a file that is missing is refused, never an empty vendor`() async throws {
    _ = try await used()
    try FileManager.default.removeItem(atPath: "\(path)/shop.sqlite")
    await #expect(
      throws: StateError.incomplete(path: "\(path)/shop.sqlite", reason: "the file is missing")
    ) { _ = try await world() }
  }

  @Test func `a draft that was not finished is taken away, and its directory is new`() async throws
  {
    let draft = "\(path)/draft"
    try FileManager.default.createDirectory(
      atPath: draft, withIntermediateDirectories: true)
    try "half".write(toFile: "\(draft)/shop.sqlite", atomically: false, encoding: .utf8)
    #expect(try await world().send(.get, "/v1/lamps")["/lamps"]?.arrayValue?.count == 1)
    #expect(!FileManager.default.fileExists(atPath: draft))
  }

  @Test func `files that hold are moved to their places by the next start`() async throws {
    _ = try await used()
    let manager = FileManager.default
    try manager.createDirectory(atPath: "\(path)/complete", withIntermediateDirectories: false)
    for name in ["shop", "world"] {
      try manager.moveItem(
        atPath: "\(path)/\(name).sqlite", toPath: "\(path)/complete/\(name).sqlite")
    }
    #expect(try await world().send(.get, "/v1/lamps")["/lamps"]?.arrayValue?.count == 2)
    #expect(!manager.fileExists(atPath: "\(path)/complete"))
  }

  @Test func `a fault says where and what to do`() {
    #expect(
      StateError.incomplete(path: "s/shop.sqlite", reason: "the file is missing").description
        == "s/shop.sqlite cannot be used: the file is missing; put the file back, or use another "
        + "--state directory")
    #expect(
      StateError.foreign(path: "s/shop.sqlite").description
        == "s/shop.sqlite was not made by understudy; point --state at an empty directory")
    #expect(
      StateError.newer(path: "s").description
        == "s was written by a newer understudy; use that version, or another --state directory")
    #expect(
      StateError.locked(path: "s").description
        == "s is in use by another understudy; stop that one, or use another --state directory")
    #expect(
      StateError.unusable(path: "s", reason: "it is read-only").description
        == "cannot use s: it is read-only")
  }

  @Test func `a place that cannot be a directory is refused with the reason`() throws {
    let file = path
    try "".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(throws: StateError.unusable(path: file, reason: "not a directory")) {
      try StateDirectory(file)
    }
  }
}
