package import Storage
package import Wire

/// The flags that a state directory keeps: what its contents were made from and could not have been
/// made from otherwise. Other flags take effect at each start.
package struct StateFlags: Sendable, Hashable {
  package var seed: UInt64
  package var clock: SimulatedClock.Mode
  /// Where world time started; nil for the wall time of the making.
  package var start: Instant?
  /// `demo`, `empty`, `snapshot:NAME`, or the absolute path of a snapshot's directory.
  package var baseline: String
  /// Whether magic keys are in the demo data, and magic names mean something.
  package var takesMagicValues: Bool

  package init(
    seed: UInt64, clock: SimulatedClock.Mode, start: Instant?, baseline: String,
    takesMagicValues: Bool
  ) {
    self.seed = seed
    self.clock = clock
    self.start = start
    self.baseline = baseline
    self.takesMagicValues = takesMagicValues
  }

  /// As `world.sqlite` notes them; nil where it does not, as 0.1.0 did not.
  init?(_ values: [String: String]) {
    guard let seed = values["made_seed"].flatMap(UInt64.init),
      let clock = values["made_clock"].flatMap(WorldRecord.mode),
      let start = values["made_start"], let baseline = values["made_baseline"],
      let magic = values["made_magic_values"]
    else { return nil }
    self.init(
      seed: seed, clock: clock, start: Int64(start).map(Instant.init(microseconds:)),
      baseline: baseline, takesMagicValues: magic == "true")
  }

  var values: [(name: String, value: String)] {
    [
      ("made_seed", String(seed)), ("made_clock", WorldRecord.text(of: clock)),
      ("made_start", start.map { String($0.microseconds) } ?? ""), ("made_baseline", baseline),
      ("made_magic_values", String(takesMagicValues)),
    ]
  }
}

/// What a state directory says of its world before it is opened.
package struct StateSummary: Sendable {
  /// The flags it was made with; nil where version 0.1.0 made it, which did not note them.
  package let flags: StateFlags?
  /// The seed now; a restore changes it.
  package let seed: UInt64
  /// How the clock runs now.
  package let clock: SimulatedClock.Mode
  /// Where the clock stood when its mode or its time was changed last: its start, before that.
  package let clockAnchor: Instant
}

extension StateDirectory {
  /// What the directory says of its world; nil where it is new.
  package func summary() throws(StateError) -> StateSummary? {
    guard holds("world") else { return nil }
    do {
      let values = try Store(directory: self).openWorld().values()
      guard let clock = WorldRecord.clock(values), let seed = values["seed"].flatMap(UInt64.init)
      else { return nil }
      return StateSummary(
        flags: StateFlags(values), seed: seed, clock: clock.mode, clockAnchor: clock.anchor)
    } catch let fault as StateError { throw fault } catch {
      throw StateError(path: path(of: "world"), error)
    }
  }
}
