import Storage
import Wire

/// What a state directory holds when it is opened, and what it lacks.
///
/// A directory is new or whole: its files take effect together (``FileSet``), and a new one is
/// founded as a whole. Version 0.1.0 made tables first and filled them one vendor after another;
/// what its interrupted first start left is found by `state_format`, which it did not write, and
/// filled. A file that is missing without such a reason is an error, never an empty vendor.
struct StateContents {
  /// The form of a directory, kept in `world.sqlite`; 0.1.0 kept none.
  static let format = "1"

  private let store: Store
  private let directory: StateDirectory
  private let vendors: [DatabaseSchema]
  /// The world's own database; nil where the directory is new.
  private let world: WorldFile?
  /// What it notes, by name; nothing in a new directory.
  let values: [String: String]
  /// The vendors whose files are to be made.
  private let missing: [DatabaseSchema]
  /// The files of 0.1.0 that have tables and no row, which are to be filled.
  private let unfilled: [DatabaseSchema]

  /// Looks into a directory; nothing in it is changed but logs of SQLite.
  init(_ store: Store, _ directory: StateDirectory, _ vendors: [DatabaseSchema]) throws {
    self.store = store
    self.directory = directory
    self.vendors = vendors
    let present = vendors.filter { directory.holds($0.name) }
    let world = directory.holds("world") ? try store.openWorld() : nil
    let values = try world?.values() ?? [:]
    self.values = values
    missing = vendors.filter { !directory.holds($0.name) }
    if let format = values["state_format"] {
      self.world = world
      unfilled = []
      let path = directory.path(of: "world")
      guard format == Self.format else { throw StateError.newer(path: path) }
      if let reason = WorldRecord.fault(in: values) {
        throw StateError.incomplete(path: path, reason: reason)
      }
      guard StateFlags(values) != nil, let noted = values["state_vendors"] else {
        throw StateError.incomplete(
          path: path, reason: "it does not say which flags and vendors it was made with")
      }
      let kept = noted.split(separator: ",").map(String.init)
      if let lost = missing.first(where: { kept.contains($0.name) }) {
        throw StateError.incomplete(
          path: directory.path(of: lost.name), reason: "the file is missing")
      }
      return
    }
    unfilled = try present.filter { try !store.hasRows($0, in: directory) }
    guard WorldRecord.clock(values) != nil else {
      // 0.1.0 wrote the clock before it made a vendor's file.
      guard unfilled.count == present.count else {
        throw StateError.incomplete(
          path: directory.path(of: "world"),
          reason: world == nil ? "the file is missing" : "it does not say how its clock stands")
      }
      self.world = nil
      return
    }
    if let reason = WorldRecord.fault(in: values) {
      throw StateError.incomplete(path: directory.path(of: "world"), reason: reason)
    }
    self.world = world
  }

  /// Makes what is missing, and gives the world's own database, which keeps the clock and the seed.
  ///
  /// `latest` is world time now. `flags` are those it is made with; a directory that notes its own keeps them. `baseline` gives
  /// what a vendor's file begins with. Beside the database it gives the paths of the files of 0.1.0
  /// that were filled.
  func complete(
    _ clock: SimulatedClock, seed: UInt64, latest: Instant, flags: StateFlags,
    _ baseline: (DatabaseSchema) throws -> DatabaseImage
  ) throws -> (record: WorldFile, filled: [String]) {
    var files = try (missing + unfilled).map {
      (name: "\($0.name).sqlite", bytes: try baseline($0).bytes)
    }
    let whole: [(name: String, value: String)] =
      [
        ("state_format", Self.format),
        ("state_vendors", vendors.map(\.name).sorted().joined(separator: ",")),
      ] + (StateFlags(values) == nil ? flags.values : [])
    if world == nil {
      let values = WorldRecord.values(of: clock, seed: seed, latest: latest)
      files.append(("world.sqlite", try WorldFile.image(whole + values).bytes))
    }
    if !files.isEmpty { try directory.write(files) }
    let record = try world ?? store.openWorld()
    if world != nil {
      do {
        try record.keep(WorldRecord.values(of: clock, seed: seed, latest: latest))
        // Last: what it says is true now.
        try record.keep(whole)
      } catch {
        throw StateError(path: directory.path(of: "world"), error)
      }
    }
    return (record, world == nil ? [] : unfilled.map { directory.path(of: $0.name) })
  }
}
