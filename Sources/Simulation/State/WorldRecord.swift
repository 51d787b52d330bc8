import Storage
import Wire

/// What `world.sqlite` remembers of seed and clock. `real` and `scaled` clocks go on as if the
/// server had slept.
enum WorldRecord {
  /// The values that a clock and a seed are kept as.
  static func values(
    of clock: SimulatedClock, seed: UInt64
  ) -> [(name: String, value: String)] {
    [
      ("seed", String(seed)), ("clock_mode", text(of: clock.mode)),
      ("clock_anchor", String(clock.anchor.microseconds)),
      ("clock_wall_anchor", String(clock.wallAnchor.microseconds)),
    ]
  }

  static func restore(
    from values: [String: String], _ clock: inout SimulatedClock, _ seed: inout UInt64
  ) {
    if let known = values["seed"].flatMap(UInt64.init) { seed = known }
    if let known = self.clock(values) { clock = known }
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
