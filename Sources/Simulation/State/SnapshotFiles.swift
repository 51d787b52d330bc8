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
        // What 0.1.0 did not note is left out.
      ] + (image.baseline.map { [("baseline", $0.rawValue)] } ?? []) + [
        ("now_text", image.now.iso8601(.microseconds)),
        ("taken_text", snapshot.taken.iso8601(.microseconds)),
      ] + WorldRecord.values(of: clock, seed: image.seed, latest: image.now))
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
      let image = try SnapshotFile(files[name], of: name).database(vendor.schema)
      try checkContents(of: vendor, in: image)
      databases[name] = image
    }
    return Snapshot(
      named: name,
      WorldImage(
        databases: databases, mode: record.clock.mode, now: record.clock.anchor,
        dataEpoch: record.dataEpoch, baseline: record.baseline, seed: record.seed,
        sequence: record.sequence),
      of: record.world, taken: record.clock.wallAnchor)
  }

  private static func checkContents(
    of vendor: Vendor, in image: DatabaseImage
  ) throws(SnapshotError) {
    let file = SnapshotFile.name(of: vendor.name)
    let result = Result {
      try VendorContentCheck.fault(in: VendorDatabase(image: image), of: vendor)
    }
    switch result {
    case .success(nil): break
    case .success(let reason?): throw .damaged(file: file, reason: reason)
    case .failure(let error): throw .damaged(file: file, reason: StoreError(error).message)
    }
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
    let baseline: WorldBaseline?
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
    if let reason = WorldRecord.fault(in: values) { throw .damaged(file: file, reason: reason) }
    guard let clock = WorldRecord.clock(values), let seed = UInt64(try wanted("seed")) else {
      throw .damaged(file: file, reason: "it does not say how its clock stands")
    }
    guard let sequence = UInt64(try wanted("sequence")),
      let dataEpoch = WorldRecord.instant(try wanted("founded"))
    else {
      throw .damaged(
        file: file, reason: "its sequence or founded is no number of requests or no instant")
    }
    let baseline = values["baseline"].map(WorldBaseline.init(rawValue:))
    if baseline == .some(nil) {
      throw .damaged(file: file, reason: "its baseline is neither demo nor empty")
    }
    return Record(
      clock: clock, seed: seed, sequence: sequence, dataEpoch: dataEpoch, baseline: baseline ?? nil,
      vendors: try wanted("vendors").split(separator: ",").map(String.init),
      world: try wanted("world"))
  }
}
