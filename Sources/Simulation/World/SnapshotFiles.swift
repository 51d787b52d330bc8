import GRDB
import GRDBSQLite
import Wire

/// A snapshot as files: `world.sqlite` and one plain SQLite file a vendor, which `sqlite3` opens.
///
/// It makes bytes and takes bytes. It opens no file and trusts none: what it takes has been checked
/// as a whole before anybody can use it.
package enum SnapshotFiles {
  /// The name of the file that holds clock, seed and the list of vendors.
  package static let world = "world"
  /// The version of the form; another one cannot be read.
  static let format = "1"
  private static let magic = Array("SQLite format 3\0".utf8)

  /// The name of a file in a directory.
  package static func fileName(_ name: String) -> String { "\(name).sqlite" }

  // MARK: Writing

  /// The files of a snapshot, the vendors' first, without their endings. `version` is the
  /// program's.
  package static func write(
    _ snapshot: Snapshot, version: String
  ) throws -> [(name: String, bytes: [UInt8])] {
    let image = snapshot.image
    let clock = SimulatedClock(mode: image.mode, start: image.now, wall: snapshot.taken)
    let record = try WorldRecord.image(
      clock, seed: image.seed,
      [
        ("format", format), ("program", version), ("name", snapshot.name),
        ("world", snapshot.world), ("vendors", image.vendors.joined(separator: ",")),
        ("sequence", String(image.sequence)), ("founded", String(image.dataEpoch.microseconds)),
        ("now_text", image.now.iso8601(.microseconds)),
        ("taken_text", snapshot.taken.iso8601(.microseconds)),
      ])
    let databases = image.databases.sorted { $0.key < $1.key }.map { ($0.key, $0.value.bytes) }
    return databases + [(world, record.bytes)]
  }

  // MARK: Reading

  /// The snapshot that files hold.
  ///
  /// - Parameters:
  ///   - name: What it is called from now on.
  ///   - files: Bytes by name, without endings; those that `world` does not list are not looked at.
  ///   - vendors: Those whose databases may be in it.
  /// - Returns: The snapshot, of which nothing needs to be checked again. Databases that an earlier
  ///   version wrote have been brought up to date, as those of a state directory are.
  /// - Throws: What is wrong with the first file that is not fit.
  package static func read(
    named name: String, _ files: [String: [UInt8]], vendors: [Vendor]
  ) throws(SnapshotError) -> Snapshot {
    let record = try values(of: files[world])
    var databases: [String: DatabaseImage] = [:]
    for name in record.vendors {
      guard let vendor = vendors.first(where: { $0.name == name }) else {
        throw .unknownVendor(name)
      }
      guard let bytes = files[name] else { throw .missing(file: fileName(name)) }
      databases[name] = try database(of: vendor, bytes)
    }
    return Snapshot(
      named: name,
      WorldImage(
        databases: databases, mode: record.clock.mode, now: record.clock.anchor,
        dataEpoch: record.dataEpoch, seed: record.seed, sequence: record.sequence),
      of: record.world, taken: record.clock.wallAnchor)
  }

  /// The vendors that a snapshot's world file lists; the files to read beside it.
  package static func vendors(in world: [UInt8]?) throws(SnapshotError) -> [String] {
    try values(of: world).vendors
  }

  private struct Record {
    let clock: SimulatedClock
    let seed: UInt64
    let sequence: UInt64
    let dataEpoch: Instant
    let vendors: [String]
    let world: String
  }

  private static func values(of bytes: [UInt8]?) throws(SnapshotError) -> Record {
    let file = fileName(world)
    guard let bytes else { throw .missing(file: file) }
    let queue = try open(bytes, file)
    return try attempt(file) { () throws -> Record in
      if try queue.writeWithoutTransaction({ try Store.worldMigrator.hasBeenSuperseded($0) }) {
        throw SnapshotError.otherVersion(file: file, reason: "a newer one wrote it")
      }
      guard try queue.writeWithoutTransaction({ try $0.tableExists("world") }) else {
        throw SnapshotError.damaged(file: file, reason: "it has no table world")
      }
      let values = try WorldRecord.values(in: queue)
      guard let format = values["format"] else { throw SnapshotError.stateDirectory }
      guard format == Self.format else {
        throw SnapshotError.otherVersion(
          file: file, reason: "its form is \(format), and this program reads \(Self.format)")
      }
      let wanted = { (name: String) throws(SnapshotError) -> String in
        guard let value = values[name] else {
          throw .damaged(file: file, reason: "it does not say \(name)")
        }
        return value
      }
      let number = { (name: String) throws(SnapshotError) -> Int64 in
        let text = try wanted(name)
        guard let number = Int64(text) else {
          throw .damaged(file: file, reason: "its \(name) is '\(text)', which is no number")
        }
        return number
      }
      guard let clock = WorldRecord.clock(values) else {
        throw SnapshotError.damaged(file: file, reason: "it does not say how its clock stands")
      }
      guard let seed = UInt64(try wanted("seed")) else {
        throw SnapshotError.damaged(file: file, reason: "its seed is no number")
      }
      return Record(
        clock: clock, seed: seed, sequence: UInt64(max(0, try number("sequence"))),
        dataEpoch: Instant(microseconds: try number("founded")),
        vendors: try wanted("vendors").split(separator: ",").map(String.init),
        world: try wanted("world"))
    }
  }

  private static func database(
    of vendor: Vendor, _ bytes: [UInt8]
  ) throws(SnapshotError) -> DatabaseImage {
    let file = fileName(vendor.name)
    let queue = try open(bytes, file)
    return try attempt(file) { () throws -> DatabaseImage in
      let migrator = Store.migrator(for: vendor)
      if try queue.writeWithoutTransaction({ try migrator.hasBeenSuperseded($0) }) {
        throw SnapshotError.otherVersion(file: file, reason: "a newer one wrote it")
      }
      try migrator.migrate(queue)
      let expected = try schema(of: Store.queue(of: Store.empty(vendor)))
      let found = try schema(of: queue)
      if let odd = expected.symmetricDifference(found).min() {
        throw SnapshotError.otherVersion(
          file: file, reason: "it differs in \(odd.prefix { $0 != "\n" })")
      }
      return try queue.writeWithoutTransaction { try DatabaseImage(of: $0) }
    }
  }

  /// Every table and index with its text.
  private static func schema(of queue: DatabaseQueue) throws -> Set<String> {
    try queue.writeWithoutTransaction { database in
      Set(
        try Row.fetchAll(
          database,
          sql: "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'"
        ).map { row in
          "\(row["type"] as String) \(row["name"] as String)\n\(row["sql"] as String? ?? "")"
        })
    }
  }

  /// A database in memory that holds a file's bytes, once they have been found sound.
  private static func open(
    _ bytes: [UInt8], _ file: String
  ) throws(SnapshotError) -> DatabaseQueue {
    guard bytes.count >= 100, bytes.starts(with: magic) else { throw .foreign(file: file) }
    let number = { (place: Int, width: Int) in
      bytes[place..<(place + width)].reduce(0) { $0 << 8 | Int($1) }
    }
    guard number(68, 4) == Int(Store.applicationID) else { throw .foreign(file: file) }
    guard number(16, 2) == 1024 else {
      throw .damaged(file: file, reason: "its pages have not 1024 bytes")
    }
    let whole = number(28, 4) * 1024
    guard bytes.count >= whole, bytes.count % 1024 == 0 else {
      throw .truncated(file: file, bytes: bytes.count, of: whole)
    }
    return try attempt(file) { () throws -> DatabaseQueue in
      let image = DatabaseImage(checked: DatabaseImage.withoutLog(bytes))
      let queue = try Store.queue(of: image)
      let result = try queue.writeWithoutTransaction {
        try String.fetchAll($0, sql: "PRAGMA integrity_check(1)")
      }
      guard result == ["ok"] else {
        throw SnapshotError.damaged(file: file, reason: result.joined(separator: "; "))
      }
      return queue
    }
  }

  private static func attempt<Value>(
    _ file: String, _ body: () throws -> Value
  ) throws(SnapshotError) -> Value {
    do { return try body() } catch let fault as SnapshotError { throw fault } catch {
      throw .damaged(file: file, reason: StoreError(error).message)
    }
  }
}
