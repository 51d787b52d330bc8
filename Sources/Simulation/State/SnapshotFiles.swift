package import Storage
import Wire

/// A snapshot as files: `world.sqlite` and one plain SQLite file a vendor, which `sqlite3` opens.
///
/// It makes bytes and takes bytes: what it takes has been checked as a whole (``SnapshotFile``).
package enum SnapshotFiles {
  /// The name of the file that holds clock, seed and the list of vendors.
  package static let world = WorldFile.name
  /// The version of the form; another one cannot be read.
  static let format = "1"

  // MARK: Writing

  /// The files of a snapshot, the vendors' first, without their endings. `version` is the
  /// program's.
  package static func write(
    _ snapshot: Snapshot, version: String
  ) throws -> [(name: String, bytes: [UInt8])] {
    let image = snapshot.image
    let clock = SimulatedClock(mode: image.mode, start: image.now, wall: snapshot.taken)
    let record = try WorldFile.image(
      [
        ("format", format), ("program", version), ("name", snapshot.name),
        ("world", snapshot.world), ("vendors", image.vendors.joined(separator: ",")),
        ("sequence", String(image.sequence)), ("founded", String(image.dataEpoch.microseconds)),
        ("now_text", image.now.iso8601(.microseconds)),
        ("taken_text", snapshot.taken.iso8601(.microseconds)),
      ] + WorldRecord.values(of: clock, seed: image.seed))
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
      databases[name] = try SnapshotFile(files[name], of: name).database(vendor.schema)
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
    let file = SnapshotFile.name(of: world)
    let values = try SnapshotFile(bytes, of: world).worldValues()
    guard let format = values["format"] else { throw .stateDirectory }
    guard format == Self.format else {
      throw .otherVersion(
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
      throw .damaged(file: file, reason: "it does not say how its clock stands")
    }
    guard let seed = UInt64(try wanted("seed")) else {
      throw .damaged(file: file, reason: "its seed is no number")
    }
    return Record(
      clock: clock, seed: seed, sequence: UInt64(max(0, try number("sequence"))),
      dataEpoch: Instant(microseconds: try number("founded")),
      vendors: try wanted("vendors").split(separator: ",").map(String.init),
      world: try wanted("world"))
  }
}
