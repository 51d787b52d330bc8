import HTTPTypes
import Server
import SimulationTesting
import Storage
import Testing
import Wire

@testable import Simulation

/// Snapshots as files: out, in, and what is not taken.
@Suite struct SnapshotTests {
  private typealias Files = [String: [UInt8]]

  /// A world that has been used, and its snapshot.
  private func used() async throws -> (TestWorld, Snapshot) {
    let world = try TestWorld.shop(seed: 7)
    _ = try await world.makeLamp("kept")
    try await world.advance(by: .seconds(90))
    try await world.begin("light", "lamp-demo")
    let image = try await world.world.image()
    return (world, Snapshot(named: "kept", image, of: "default", taken: world.wall.now))
  }

  private func files(_ snapshot: Snapshot) throws -> Files {
    Dictionary(
      uniqueKeysWithValues: try SnapshotFiles.write(snapshot, version: "test").map {
        ($0.name, $0.bytes)
      })
  }

  private func fault(_ files: Files, vendors: [Vendor] = [Vendor(Shop.self)]) -> SnapshotError? {
    do throws(SnapshotError) {
      _ = try SnapshotFiles.read(named: "x", files, vendors: vendors)
      return nil
    } catch {
      return error
    }
  }

  @Test func `the files of a snapshot make the same world again, which goes on alike`()
    async throws
  {
    let (world, snapshot) = try await used()
    let files = try files(snapshot)
    #expect(files.keys.sorted() == ["shop", "world"])
    let read = try SnapshotFiles.read(named: "again", files, vendors: world.vendors)
    #expect(read.image.now == TestWorld.start + .seconds(90))
    #expect(read.image.seed == 7)
    let other = try TestWorld([Vendor(Shop.self)])
    try await other.world.restore(read.image)
    #expect(try await other.world.stateDump().document == world.world.stateDump().document)
    for next in [world, other] {
      // Both have a past of their own; what counts is what comes.
      try await next.world.restore(snapshot.image)
    }
    let (left, right) = (
      await world.send(.post, "/v1/lamps", json: ["name": "new"]),
      await other.send(.post, "/v1/lamps", json: ["name": "new"])
    )
    #expect(left.status == 201)
    #expect(left.body == right.body)
    #expect(left.header("X-Request-Id") == right.header("X-Request-Id"))
    #expect(try await other.advance(by: .seconds(2)).map(\.to) == ["on"])
  }

  @Test func `a snapshot's file is a plain SQLite file that is ours`() async throws {
    let (_, snapshot) = try await used()
    for bytes in try files(snapshot).values {
      #expect(bytes.starts(with: Array("SQLite format 3\0".utf8)))
      #expect(Array(bytes[18...19]) == [1, 1])
      #expect(Array(bytes[68...71]) == Array("UNDS".utf8))
      #expect(bytes.count % 1024 == 0)
    }
  }

  @Test func `a world begins with a snapshot, at its instant`() async throws {
    let (world, snapshot) = try await used()
    let made = try world.router.worlds.create("new") { $0.begin(from: snapshot) }
    #expect(await made?.now == TestWorld.start + .seconds(90))
    #expect(await made?.seed == 7)
    let lamps = await world.send(.get, "/v1/lamps", inWorld: "new")
    #expect(lamps.text == (await world.send(.get, "/v1/lamps")).text)
    // A reset comes back to it.
    _ = await world.send(.delete, "/v1/lamps/lamp-demo", inWorld: "new")
    try await made?.reset()
    #expect(await world.send(.get, "/v1/lamps", inWorld: "new").body == lamps.body)
  }

  @Test(arguments: ["shop", "world"])
  func `a snapshot's file that is missing is named`(_ name: String) async throws {
    var files = try files(try await used().1)
    files[name] = nil
    #expect(fault(files) == .missing(file: "\(name).sqlite"))
  }

  @Test(arguments: ["shop", "world"])
  func `a snapshot's file that is cut short is refused`(_ name: String) async throws {
    var files = try files(try await used().1)
    let whole = try #require(files[name]?.count)
    files[name]?.removeLast(1024)
    #expect(fault(files) == .truncated(file: "\(name).sqlite", bytes: whole - 1024, of: whole))
    files[name]?.removeLast(512)
    #expect(fault(files) == .truncated(file: "\(name).sqlite", bytes: whole - 1536, of: whole))
  }

  @Test(arguments: ["shop", "world"], [0, 5, 4096])
  func `a snapshot with a file of another program is refused`(
    _ name: String, _ size: Int
  ) async throws {
    var files = try files(try await used().1)
    files[name] = Array(repeating: 7, count: size)
    #expect(fault(files) == .foreign(file: "\(name).sqlite"))
  }

  @Test(arguments: ["shop", "world"])
  func `a snapshot with a database of another program is refused`(_ name: String) async throws {
    var files = try files(try await used().1)
    files[name]?[70] = 0
    #expect(fault(files) == .foreign(file: "\(name).sqlite"))
  }

  @Test func `a snapshot's pages that make no sense are found`() async throws {
    let files = try files(try await used().1)
    let pages = try #require(files["shop"]?.count) / 1024
    for page in 1..<pages {
      var damaged = files
      for place in 0..<64 { damaged["shop"]?[page * 1024 + place] ^= 0xa5 }
      guard case .damaged(file: "shop.sqlite", _) = fault(damaged) else {
        Issue.record("page \(page) was not looked at")
        continue
      }
    }
  }

  @Test func `a snapshot with a database of a vendor that is not there is refused`() async throws {
    #expect(fault(try files(try await used().1), vendors: []) == .unknownVendor("shop"))
  }

  @Test func `a snapshot of a newer version is refused, and one of an earlier version is taken`()
    async throws
  {
    let newer = try files(try await used().1)
    // The shop of this test has one step more than the one that is asked to read it.
    let later = Vendor(NewerShop.self)
    let world = try TestWorld([later])
    _ = await world.send(.get, "/v1/prices")
    let snapshot = Snapshot(
      named: "x", try await world.world.image(), of: "default", taken: world.wall.now)
    let fault = fault(try files(snapshot))
    guard case .otherVersion(file: "shop.sqlite", let reason) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(reason.contains("newer"))
    #expect(fault?.description.contains("take the snapshot again") == true)
    let read = try SnapshotFiles.read(named: "x", newer, vendors: [later])
    try await world.world.restore(read.image)
    #expect(await world.send(.get, "/v1/prices").status == 204)
  }

  /// The files with a text in one of them replaced by another one of the same length.
  private func replacing(
    _ text: String, _ other: String, in name: String, of files: Files
  ) -> Files {
    var files = files
    let (old, new) = (Array(text.utf8), Array(other.utf8))
    guard var bytes = files[name] else { return files }
    var place = 0
    while place + old.count <= bytes.count {
      if bytes[place..<(place + old.count)].elementsEqual(old) {
        bytes.replaceSubrange(place..<(place + old.count), with: new)
      }
      place += 1
    }
    files[name] = bytes
    return files
  }

  @Test func `a snapshot with tables that are not this version's is refused`() async throws {
    let files = try files(try await used().1)
    let changed = replacing("lamps_by_room", "lamps_by_roof", in: "shop", of: files)
    guard case .otherVersion(file: "shop.sqlite", let reason) = fault(changed) else {
      Issue.record("\(String(describing: fault(changed)))")
      return
    }
    #expect(reason.contains("lamps_by_roo"))
  }

  @Test func `a snapshot in a form that is not this version's is refused`() async throws {
    let files = try files(try await used().1)
    let changed = replacing("format1", "format2", in: "world", of: files)
    guard case .otherVersion(file: "world.sqlite", _) = fault(changed) else {
      Issue.record("\(String(describing: fault(changed)))")
      return
    }
  }

  @Test func `a snapshot with a clock that cannot be read is refused`() async throws {
    let files = try files(try await used().1)
    let changed = replacing("clock_modefrozen", "clock_modefrazen", in: "world", of: files)
    #expect(
      fault(changed)
        == .damaged(file: "world.sqlite", reason: "its clock_mode is 'frazen', which means nothing")
    )
  }

  /// The files with a statement run in the shop's database.
  private func running(_ sql: String, in files: Files) throws -> Files {
    var files = files
    let schema = Vendor(Shop.self).schema
    let image = try SnapshotFile(files["shop"], of: "shop").database(schema)
    let database = VendorDatabase(image: image)
    try database.inTransaction { (transaction: DatabaseTransaction) in
      try transaction.begin()
      try transaction.read(dynamic: sql, bind: { _ in }, each: { _ in true })
      return true
    }
    files["shop"] = try database.copy().bytes
    return files
  }

  @Test(arguments: [
    (
      "UPDATE lamps SET created_at = 'soon'",
      "column created_at of table lamps holds what is no time"
    ),
    (
      "UPDATE lamps SET updated_at = 9223372036854775807",
      "column updated_at of table lamps holds what is no time"
    ),
    ("UPDATE lamps SET room = x'00ff'", "column room of table lamps holds what is no text"),
    (
      "UPDATE due_moves SET step = 'x'",
      "column step of table due_moves holds what is no whole number"
    ),
    (
      "UPDATE due_moves SET move = 'fly'",
      "due_moves plans the move 'fly' of a lamp to 'on', which shop does not know"
    ),
    (
      "UPDATE due_moves SET step = -7",
      "due_moves plans the move 'light' of a lamp to 'on', which shop does not know"
    ),
    (
      "UPDATE due_moves SET state = 'lit'",
      "due_moves plans the move 'light' of a lamp to 'lit', which shop does not know"
    ),
  ])
  func `a snapshot with a value that no version writes is refused with its place`(
    _ sql: String, _ reason: String
  ) async throws {
    let files = try running(sql, in: try files(try await used().1))
    #expect(fault(files) == .damaged(file: "shop.sqlite", reason: reason))
  }

  @Test func `a snapshot without one of its tables is refused with its name`() async throws {
    let files = try running("DROP TABLE ordinals", in: try files(try await used().1))
    #expect(
      fault(files) == .otherVersion(file: "shop.sqlite", reason: "it lacks the table ordinals"))
  }

  @Test(arguments: [
    ("seed", nil, "it does not say seed"), ("seed", "-1", "its seed is '-1', which means nothing"),
    ("clock_mode", "scaled nan", "its clock_mode is 'scaled nan', which means nothing"),
    ("clock_mode", "scaled -2", "its clock_mode is 'scaled -2', which means nothing"),
    (
      "clock_anchor", "-9223372036854775808",
      "its clock_anchor is '-9223372036854775808', which means nothing"
    ),
    ("sequence", "-1", "its sequence or founded is no number of requests or no instant"),
    ("founded", "x", "its sequence or founded is no number of requests or no instant"),
    ("baseline", "full", "its baseline is neither demo nor empty"),
    ("vendors", nil, "it does not say vendors"),
  ])
  func `a snapshot whose world notes what no version notes is refused with its name`(
    _ name: String, _ value: String?, _ reason: String
  ) async throws {
    var files = try files(try await used().1)
    var values = try SnapshotFile(files["world"], of: "world").worldValues()
    values[name] = value
    files["world"] = try WorldFile.image(values.map { (name: $0.key, value: $0.value) }).bytes
    #expect(fault(files) == .damaged(file: "world.sqlite", reason: reason))
  }
}
