import GRDB
import Wire

/// What `world.sqlite` remembers: seed and clock. `real` and `scaled` clocks go on as if the server
/// had slept.
enum WorldRecord {
  static func keep(_ clock: SimulatedClock, seed: UInt64, in queue: DatabaseQueue) throws {
    try keep(
      [
        ("seed", String(seed)), ("clock_mode", text(of: clock.mode)),
        ("clock_anchor", String(clock.anchor.microseconds)),
        ("clock_wall_anchor", String(clock.wallAnchor.microseconds)),
      ], in: queue)
  }

  /// Notes values, in place of those of the same names.
  static func keep(_ values: [(name: String, value: String)], in queue: DatabaseQueue) throws {
    try queue.write { database in
      for (name, value) in values {
        try database.execute(
          sql: "INSERT OR REPLACE INTO world (name, value) VALUES (?, ?)", arguments: [name, value])
      }
    }
  }

  /// A new database that holds a clock, a seed and further values.
  static func image(
    _ clock: SimulatedClock, seed: UInt64, _ values: [(name: String, value: String)]
  ) throws -> DatabaseImage {
    let queue = try Store(directory: nil).openWorld()
    try keep(values, in: queue)
    try keep(clock, seed: seed, in: queue)
    return try queue.writeWithoutTransaction { try DatabaseImage(of: $0, hasPlans: false) }
  }

  static func restore(
    from values: [String: String], _ clock: inout SimulatedClock, _ seed: inout UInt64
  ) {
    if let known = values["seed"].flatMap(UInt64.init) { seed = known }
    if let known = self.clock(values) { clock = known }
  }

  /// Everything that is noted, by name.
  static func values(in queue: DatabaseQueue) throws -> [String: String] {
    let rows = try queue.unsafeRead { try Row.fetchAll($0, sql: "SELECT name, value FROM world") }
    return Dictionary(
      rows.map { ($0["name"] as String, $0["value"] as String) }, uniquingKeysWith: { $1 })
  }

  /// The clock as it is noted; nil where it is not.
  static func clock(_ values: [String: String]) -> SimulatedClock? {
    guard let anchor = values["clock_anchor"].flatMap(Int64.init),
      let wallAnchor = values["clock_wall_anchor"].flatMap(Int64.init),
      let mode = values["clock_mode"].flatMap(Self.mode)
    else { return nil }
    return SimulatedClock(
      mode: mode, start: Instant(microseconds: anchor), wall: Instant(microseconds: wallAnchor))
  }

  /// How a mode is noted.
  static func text(of mode: SimulatedClock.Mode) -> String {
    switch mode {
    case .real: "real"
    case .frozen: "frozen"
    case .scaled(let factor): "scaled \(factor)"
    }
  }

  /// The mode that is noted; nil for none.
  static func mode(_ text: String) -> SimulatedClock.Mode? {
    let words = text.split(separator: " ")
    switch words.first {
    case "real": return .real
    case "frozen": return .frozen
    case "scaled": return words.last.flatMap { Double($0) }.map { .scaled($0) }
    default: return nil
    }
  }
}
