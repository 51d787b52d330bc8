import Storage
import Wire

/// What `world.sqlite` remembers of seed and clock. `real` and `scaled` clocks go on as if the
/// server had slept.
enum WorldRecord {
  /// The values that a clock and a seed are kept as; `latest` is world time now.
  static func values(
    of clock: SimulatedClock, seed: UInt64, latest: Instant
  ) -> [(name: String, value: String)] {
    [
      note(of: latest),
      ("seed", String(seed)), ("clock_mode", text(of: clock.mode)),
      ("clock_anchor", String(clock.anchor.microseconds)),
      ("clock_wall_anchor", String(clock.wallAnchor.microseconds)),
    ]
  }

  /// How world time is noted while a clock runs, so that a machine whose time is set back before the
  /// next start does not turn it back.
  static func note(of latest: Instant) -> (name: String, value: String) {
    ("clock_latest", String(latest.microseconds))
  }

  /// Takes over what is noted, and gives the latest world time that is; nil for none, as 0.1.0 noted
  /// none.
  static func restore(
    from values: [String: String], _ clock: inout SimulatedClock, _ seed: inout UInt64,
    at wall: Instant
  ) -> Instant? {
    if let known = values["seed"].flatMap(UInt64.init) { seed = known }
    guard let known = self.clock(values) else { return nil }
    clock = known
    let latest = values["clock_latest"].flatMap(Self.instant)
    clock.goOn(from: latest ?? known.anchor, wall: wall)
    return latest
  }

  /// The clock as it is noted; nil where it is not, or not as any version notes it.
  static func clock(_ values: [String: String]) -> SimulatedClock? {
    guard let anchor = values["clock_anchor"].flatMap(Self.instant),
      let wallAnchor = values["clock_wall_anchor"].flatMap(Self.instant),
      let mode = values["clock_mode"].flatMap(Self.mode)
    else { return nil }
    return SimulatedClock(mode: mode, start: anchor, wall: wallAnchor)
  }

  /// What is wrong with the clock and the seed that are noted, for a person; nil for nothing.
  static func fault(in values: [String: String]) -> String? {
    let tests: [(name: String, isOptional: Bool, isGood: (String) -> Bool)] = [
      ("clock_mode", false, { mode($0) != nil }), ("clock_anchor", false, { instant($0) != nil }),
      ("clock_wall_anchor", false, { instant($0) != nil }),
      ("clock_latest", true, { instant($0) != nil }), ("seed", false, { UInt64($0) != nil }),
    ]
    for (name, isOptional, isGood) in tests {
      switch values[name] {
      case nil: if !isOptional { return "it does not say \(name)" }
      case let text?:
        if !isGood(text) { return "its \(name) is '\(text.prefix(40))', which means nothing" }
      }
    }
    return nil
  }

  /// An instant of the calendar as it is noted.
  static func instant(_ text: String) -> Instant? {
    Int64(text).flatMap { $0 < Instant.yearZero ? nil : Instant(microseconds: $0) }.flatMap {
      $0 <= .distantFuture ? $0 : nil
    }
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
    case "real" where words.count == 1: return .real
    case "frozen" where words.count == 1: return .frozen
    case "scaled" where words.count == 2:
      return Double(words[1]).flatMap { $0 > 0 && $0.isFinite ? .scaled($0) : nil }
    default: return nil
    }
  }
}

extension Instant {
  /// The beginning of the year 0, in microseconds since 1970.
  fileprivate static let yearZero: Int64 = -62_167_219_200_000_000
}
