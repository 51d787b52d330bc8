package import Wire

/// What a world is made from; two worlds from the same configuration answer the same bytes.
package struct WorldConfiguration: Sendable {
  package typealias Baseline = WorldBaseline

  package var vendors: [Vendor]
  /// What ids are made from, and chance unless `chanceSeed` says otherwise.
  package var seed: UInt64 { didSet { chanceSeed = nil } }
  /// What chance is drawn from where that is not `seed`: a scenario's, in a state directory whose
  /// ids go on. Another `seed` takes it away.
  package var chanceSeed: UInt64?
  package var baseline: Baseline
  /// What a world holds at first instead; what it lacks is as in the baseline.
  package var snapshot: Snapshot?
  /// The absolute path of the directory that the snapshot was read from; nil for a named one.
  package var snapshotPath: String?
  package var settings: [String: Settings]
  package var clock: SimulatedClock.Mode
  /// Where world time starts; nil for the wall time of its making.
  package var start: Instant?
  /// Holds keys to what was minted.
  package var isStrictAboutKeys: Bool
  /// Whether magic values mean what their vendor declares.
  package var takesMagicValues = true
  /// Answers every operation from samples, without state; see ``StatelessMode``.
  package var isStateless: Bool
  /// What goes wrong on purpose, how slowly, and how long things take.
  package var scenario: Scenario?
  /// Whether the scenario's settings stand over `settings`, or these over the scenario's.
  package var scenarioOutranksSettings = false
  /// Makes what observes a world of this configuration; nil for nothing.
  package var observer: (@Sendable (WorldConfiguration) -> any RequestObserver)?
  /// Where they leave what came of expectations that end before the server does.
  package var expectations = ExpectationLedger()
  /// What worlds of this configuration, and of copies of it, begin with: made once and shared.
  let baselines = BaselineCache()
  /// The wall clock. The engine has none of its own.
  package var wall: @Sendable () -> Instant

  package init(
    vendors: [Vendor], seed: UInt64 = 1, baseline: Baseline = .demo,
    settings: [String: Settings] = [:], clock: SimulatedClock.Mode = .real, start: Instant? = nil,
    isStrictAboutKeys: Bool = false, isStateless: Bool = false, scenario: Scenario? = nil,
    wall: @escaping @Sendable () -> Instant
  ) {
    self.vendors = vendors
    self.seed = seed
    self.baseline = baseline
    self.settings = settings
    self.clock = clock
    self.start = start
    self.isStrictAboutKeys = isStrictAboutKeys
    self.isStateless = isStateless
    self.scenario = scenario
    self.wall = wall
  }
}

extension WorldConfiguration {
  /// The flags that a state directory made from this keeps.
  var stateFlags: StateFlags {
    StateFlags(
      seed: seed, clock: clock, start: start,
      baseline: snapshot == nil ? baselineName : snapshotPath ?? baselineName,
      takesMagicValues: takesMagicValues)
  }

  /// The instant that the contents of a baseline date from, in a world that begins or is reset now.
  ///
  /// Exact where the clock stands still at a given start, and at the start itself. Otherwise it is
  /// the beginning of the present minute, so that worlds of one minute share an image.
  func dataEpoch(at now: Instant, since startedAt: Instant, in mode: SimulatedClock.Mode) -> Instant
  {
    if start != nil, mode == .frozen || now == startedAt { return now }
    let minute = Instant(microseconds: now.microseconds - now.microseconds % 60_000_000)
    return start == nil ? minute : max(minute, startedAt)
  }

  /// Why worlds cannot start where this says: before the snapshot that they begin with.
  package var earlyStart: String? {
    guard let snapshot, let start, start < snapshot.image.now else { return nil }
    return "snapshot '\(snapshot.name)' stands at \(snapshot.image.now.iso8601(.microseconds)); "
      + "a world that begins with it cannot begin earlier"
  }

  /// What scenarios call the baseline: `empty`, `demo`, or `snapshot:NAME`.
  package var baselineName: String { snapshot.map { "snapshot:\($0.name)" } ?? baseline.rawValue }

  /// Lets worlds begin as a snapshot was: with its databases, its seed, its clock as it stood, and
  /// for vendors that it lacks the baseline of the world that was taken. What differs is set after
  /// it.
  package mutating func begin(from snapshot: Snapshot) {
    self.snapshot = snapshot
    if let baseline = snapshot.image.baseline { self.baseline = baseline }
    seed = snapshot.image.seed
    clock = snapshot.image.mode
    start = snapshot.image.now
  }

  /// Takes in what worlds begin with and under which scenario. A baseline or snapshot that is named
  /// counts more than what the scenario says of it.
  package mutating func begin(
    with baseline: Baseline?, or snapshot: Snapshot?, under scenario: Scenario?, outranks: Bool
  ) {
    if let snapshot { begin(from: snapshot) }
    if var scenario {
      if baseline != nil || snapshot != nil { scenario.baseline = nil }
      take(scenario, outranks: outranks)
    }
    if let baseline {
      self.baseline = baseline
      self.snapshot = nil
    }
  }
}
