import GRDB
package import Wire

/// One isolated universe: its databases, clock, seed and counters.
///
/// An actor: a request is one synchronous step with one number, so the order of the journal is the
/// order of effects. Databases are opened at the first request to their vendor. It never waits while
/// it answers, and it never sees a socket.
package actor World {
  package nonisolated let name: String
  package nonisolated let configuration: WorldConfiguration
  let store: Store
  var clock: SimulatedClock
  /// World time when the world was opened.
  package nonisolated let begun: Instant
  /// The machine's time then.
  package nonisolated let born: Instant
  /// The machine's time as the present step has read it; nil outside of steps.
  var wallOfStep: Instant?
  var databases: [String: VendorDatabase] = [:]
  /// The number of the last request; spent on failures too.
  var sequence: UInt64 = 0
  let evidence: EvidenceBook
  /// Wakes what waits for this world to change or its clock to move.
  nonisolated let bell = Bell()
  /// The rules of this world and their counts.
  var plan: FaultPlan
  /// The instants that keys were told to come again at, where a retry moves the clock.
  var promises: [String: Instant] = [:]
  /// What a scenario has made of this world.
  var script: Script
  private let record: DatabaseQueue?

  package init(
    name: String, _ configuration: WorldConfiguration, state: StateDirectory? = nil
  ) throws {
    self.name = name
    store = Store(directory: state)
    let wall = configuration.wall()
    var clock = SimulatedClock(
      mode: configuration.clock, start: configuration.start ?? wall, wall: wall)
    var configuration = configuration
    if state != nil {
      let queue = try store.openWorld()
      try WorldRecord.restore(from: queue, &clock, &configuration.seed)
      try WorldRecord.keep(clock, seed: configuration.seed, in: queue)
      record = queue
    } else {
      record = nil
    }
    self.configuration = configuration
    evidence = configuration.ledger.open()
    self.clock = clock
    begun = clock.now(wall: wall)
    born = wall
    plan = FaultPlan(seed: configuration.seed, begun: begun)
    plan.add(configuration.scenario?.rules ?? [], rates: configuration.scenario?.rates ?? [])
    script = Script(
      configuration.scenario, seed: configuration.seed, in: configuration,
      outranks: configuration.scenarioOutranksSettings)
  }

  deinit { configuration.ledger.close(evidence) }

  package var now: Instant { clock.now(wall: wall) }

  /// The vendor's database, opened and filled on first use.
  func database(of vendor: Vendor) throws -> VendorDatabase {
    if let known = databases[vendor.name] { return known }
    let (database, isNew) = try store.open(vendor)
    if isNew {
      // What was there before anybody asked dates from the world's beginning, however far its clock
      // has been moved since.
      try database.step(context(of: vendor, at: begun)) { session in
        try vendor.found(session)
        if configuration.baseline == .demo { try vendor.populate(session) }
      }
    }
    try database.step(context(of: vendor, at: now)) { session in
      database.nextDue = try session.earliestDue()
      database.awaitsReads = try session.isAwaitingReads()
    }
    databases[vendor.name] = database
    return database
  }

  /// Opens the databases of all vendors now, so that one that cannot be used is found at once.
  package func open() throws {
    for vendor in configuration.vendors {
      do { _ = try database(of: vendor) } catch let fault as StateFault { throw fault } catch {
        throw StateFault(path: store.directory?.path(of: vendor.name) ?? ":memory:", error)
      }
    }
  }

  func context(of vendor: Vendor, at now: Instant) -> StepContext {
    StepContext(
      now: now, seed: Identifiers.seed(configuration.seed, vendor: vendor.name),
      chance: Identifiers.seed(script.seed, vendor: vendor.name),
      vendor: vendor.facts, settings: script.settings[vendor.name] ?? Settings(),
      isStrictAboutKeys: configuration.isStrictAboutKeys,
      progressions: script.progressions[vendor.name] ?? [:], sequence: sequence)
  }

  /// Moves the clock, and keeps where it stands when the world is kept on disk.
  func moveClock(_ change: (inout SimulatedClock, Instant) -> Void) throws {
    // Kept first: a move that cannot be kept has not happened.
    var moved = clock
    change(&moved, wall)
    if let record { try WorldRecord.keep(moved, seed: configuration.seed, in: record) }
    clock = moved
  }

  /// Throws everything away and starts from the baseline; the clock goes on.
  package func reset() throws {
    let step = beginStep()
    defer { endStep(step, .changed) }
    for (name, database) in databases {
      guard let vendor = configuration.vendors.first(where: { $0.name == name }) else { continue }
      try database.erase()
      try database.step(context(of: vendor, at: now)) { session in
        try vendor.found(session)
        if configuration.baseline == .demo { try vendor.populate(session) }
        database.nextDue = try session.earliestDue()
      }
    }
    configuration.ledger.turnPage(of: evidence)
    bell.ring()
  }
}
