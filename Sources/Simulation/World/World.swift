import Faults
package import Storage
package import Wire

/// One isolated universe: its databases, clock, seed and counters.
///
/// An actor: a request is one synchronous turn with one number, so the order of the journal is the
/// order of effects. Databases are opened at the first request to their vendor. It never waits
/// while it answers, and it never sees a socket.
package actor World {
  nonisolated let executor = WorldExecutor()
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  package nonisolated let name: String
  package nonisolated let configuration: WorldConfiguration
  let store: Store
  var clock: SimulatedClock
  /// World time when the world was opened.
  package nonisolated let startedAt: Instant
  /// The machine's time then.
  package nonisolated let createdAt: Instant
  /// The machine's time as the present turn has read it; nil outside of turns.
  var wallOfTurn: Instant?
  /// The world time that the contents of databases not yet opened date from.
  package var dataEpoch: Instant
  /// What databases not yet opened begin with where no image is pending: the configuration's, unless a
  /// snapshot of a world with another was restored.
  var baseline: WorldConfiguration.Baseline
  /// What ids are made from: the configuration's, unless a snapshot with another was restored.
  package var seed: UInt64
  var databases: [String: VendorDatabase] = [:]
  /// What databases not yet opened begin with, where that is not the baseline.
  var pendingImages: [String: DatabaseImage] = [:]
  nonisolated let byteCounter = ByteCounter()
  /// The bytes of pending images that no snapshot shares.
  var pendingImageBytes = 0 {
    didSet { byteCounter.add(pendingImageBytes - oldValue) }
  }
  /// The number of the last request; spent on failures too.
  var sequence: UInt64 = 0
  /// The same when world time was noted last.
  var notedSequence: UInt64 = 0
  /// What watches the world's requests; nil for nothing.
  package nonisolated let observer: (any RequestObserver)?
  /// How many requests changed something that was kept.
  var changes = 0
  /// Wakes what waits for this world to change or its clock to move.
  nonisolated let changeSignal = ChangeSignal()
  /// Ends waits before their time.
  package nonisolated let waits = PendingWaits()
  /// Counts the resets and restores: a place in a stream is one in the data of one generation.
  var generation = 0
  /// Wakes the code that opens and closes vendors' own ports.
  nonisolated let portSignal = ChangeSignal()
  /// The rules of this world and their counts.
  var faults: FaultEngine
  /// The instants that keys were told to come again at, where a retry moves the clock.
  var retryDeadlines: [String: Instant] = [:]
  /// What was created and is not shown yet, by vendor.
  var lagging: [String: [LaggingRow]] = [:]
  /// The hits that expectations had in the world that this one was forked from; none of its own.
  var inherited: [String: Int] = [:]
  /// What came to pass since the clock was moved last.
  var unreported: UnreportedTransitions
  /// What a scenario has made of this world.
  var activeScenario: ActiveScenario
  let record: WorldFile?
  /// The files of its state directory that an interrupted first start of 0.1.0 had left without
  /// rows, and that hold the baseline now.
  package nonisolated let filled: [String]

  package init(
    name: String, _ configuration: WorldConfiguration, state: StateDirectory? = nil
  ) throws {
    self.name = name
    let store = Store(directory: state)
    self.store = store
    let snapshot = configuration.snapshot?.image
    let wall = configuration.wall()
    var clock = SimulatedClock(
      mode: configuration.clock, start: configuration.start ?? wall, wall: wall)
    let chance = configuration.chanceSeed
    var configuration = configuration
    let contents = try state.map {
      try StateContents(store, $0, configuration.vendors.map(\.schema))
    }
    var latest: Instant?
    if let contents {
      latest = WorldRecord.restore(
        from: contents.values, &clock, &configuration.seed, at: wall)
    }
    configuration.chanceSeed = chance
    let now = clock.now(wall: wall)
    let dataEpoch =
      snapshot?.dataEpoch ?? configuration.dataEpoch(at: now, since: now, in: clock.mode)
    let activeScenario = ActiveScenario(
      configuration.scenario, seed: chance ?? configuration.seed, in: configuration,
      outranks: configuration.scenarioOutranksSettings)
    if let contents {
      (record, filled) = try contents.complete(
        clock, seed: configuration.seed, latest: now, flags: configuration.stateFlags
      ) { schema in
        if let image = snapshot?.databases[schema.name] { return image }
        guard let vendor = configuration.vendors.first(where: { $0.name == schema.name }) else {
          preconditionFailure("a state directory asks for the vendor \(schema.name)")
        }
        return try configuration.image(
          of: vendor, holding: configuration.baseline, under: activeScenario,
          seed: configuration.seed, at: dataEpoch)
      }
      pendingImages = [:]
    } else {
      (record, filled) = (nil, [])
      pendingImages = snapshot?.databases ?? [:]
    }
    self.configuration = configuration
    observer = configuration.observer?(configuration)
    self.clock = clock
    createdAt = wall
    startedAt = now
    // What ended while no server ran is reported too.
    unreported = UnreportedTransitions(since: latest ?? now)
    self.dataEpoch = dataEpoch
    baseline = configuration.baseline
    seed = configuration.seed
    sequence = snapshot?.sequence ?? 0
    faults = FaultEngine(seed: activeScenario.seed, startedAt: now)
    faults.add(configuration.scenario?.rules ?? [], rates: configuration.scenario?.rates ?? [])
    self.activeScenario = activeScenario
    TurnObserver.current?(WorldTurn(world: self, kind: .created, wall: createdAt, at: startedAt))
  }

  deinit {
    observer?.end()
    configuration.expectations.close(
      Self.results(of: activeScenario, in: faults, beyond: inherited))
  }

  package var now: Instant { clock.now(wall: wall) }

  /// A world that goes on from an image of another, under that one's rules and counts.
  init(name: String, goingOn image: WorldImage, of source: isolated World) {
    self.name = name
    var configuration = source.configuration
    configuration.seed = image.seed
    self.configuration = configuration
    store = Store(directory: nil)
    observer = configuration.observer?(configuration)
    createdAt = source.wall
    clock = SimulatedClock(mode: image.mode, start: image.now, wall: createdAt)
    startedAt = source.startedAt
    unreported = UnreportedTransitions(since: image.now)
    dataEpoch = image.dataEpoch
    baseline = image.baseline ?? configuration.baseline
    seed = image.seed
    pendingImages = image.databases
    pendingImageBytes = image.bytes
    sequence = image.sequence
    faults = source.faults
    retryDeadlines = source.retryDeadlines
    lagging = source.lagging
    activeScenario = source.activeScenario
    for result in Self.results(of: activeScenario, in: faults, beyond: [:]) {
      inherited[result.expectation.rule] = result.hits
    }
    record = nil
    filled = []
    // Observers do not run in an initializer.
    byteCounter.add(image.bytes)
  }

  /// The vendor's database, opened on first use as the world began: with what it was forked from or
  /// with the baseline, which dates from that instant, however far the clock has been moved since.
  func database(of vendor: Vendor) throws -> VendorDatabase {
    if let known = databases[vendor.name] { return known }
    let database = try store.open(vendor.schema, byteCounter) {
      try pendingImages[vendor.name] ?? baseline(of: vendor)
    }
    if let directory = store.directory,
      let reason = try VendorContentCheck.fault(in: database, of: vendor)
    {
      throw StateError.incomplete(path: directory.path(of: vendor.name), reason: reason)
    }
    try look(into: database, of: vendor)
    databases[vendor.name] = database
    if let image = pendingImages.removeValue(forKey: vendor.name) {
      pendingImageBytes = max(0, pendingImageBytes - image.bytes.count)
    }
    return database
  }

  /// Finds out what is planned in a database that has been filled from outside.
  func look(into database: VendorDatabase, of vendor: Vendor) throws {
    try database.inTransaction(context(of: vendor, at: now)) { transaction in
      database.nextDue = try transaction.earliestDue()
      database.awaitsReads = try transaction.isAwaitingReads()
    }
  }

  /// What a vendor's database holds before its first write.
  func baseline(of vendor: Vendor) throws -> DatabaseImage {
    try configuration.image(
      of: vendor, holding: baseline, under: activeScenario, seed: seed, at: dataEpoch)
  }

  /// Opens the databases of all vendors now, so that one that cannot be used is found at once.
  package func open() throws {
    for vendor in configuration.vendors {
      do { _ = try database(of: vendor) } catch let fault as StateError { throw fault } catch {
        throw StateError(path: store.directory?.path(of: vendor.name) ?? ":memory:", error)
      }
    }
  }

  func context(
    of vendor: Vendor, at now: Instant, numbered number: UInt64? = nil
  ) -> TransactionContext {
    configuration.context(
      of: vendor, under: activeScenario, seed: seed, at: now, numbered: number ?? sequence)
  }

  /// Notes world time where the world is kept on disk and has been asked since it was noted last:
  /// nothing that a client has seen is then later than what the next start goes on from.
  package func noteTime() throws {
    guard let record, notedSequence != sequence, clock.mode != .frozen else { return }
    notedSequence = sequence
    try record.keep([WorldRecord.note(of: now)])
  }

  /// Moves the clock, and keeps where it stands when the world is kept on disk.
  func moveClock(_ change: (inout SimulatedClock, Instant) -> Void) throws {
    // Kept first: a move that cannot be kept has not happened.
    var moved = clock
    change(&moved, wall)
    try record?.keep(WorldRecord.values(of: moved, seed: seed, latest: moved.now(wall: wall)))
    clock = moved
    portSignal.notify()
  }
}

extension WorldConfiguration {
  /// What a turn in a world of this configuration is told.
  fileprivate func context(
    of vendor: Vendor, under activeScenario: ActiveScenario, seed: UInt64, at now: Instant,
    numbered number: UInt64
  ) -> TransactionContext {
    TransactionContext(
      now: now, seed: Identifiers.seed(seed, vendor: vendor.name),
      chance: Identifiers.seed(activeScenario.seed, vendor: vendor.name),
      vendor: vendor.description, settings: activeScenario.settings[vendor.name] ?? Settings(),
      isStrictAboutKeys: isStrictAboutKeys, takesMagicValues: takesMagicValues,
      progressions: activeScenario.progressions[vendor.name] ?? [:],
      lags: activeScenario.lags[vendor.name] ?? [:], sequence: number)
  }

  /// What a vendor's database holds at first; its contents date from the instant.
  fileprivate func image(
    of vendor: Vendor, holding baseline: Baseline, under activeScenario: ActiveScenario,
    seed: UInt64, at dataEpoch: Instant
  ) throws -> DatabaseImage {
    try baselines.image(
      of: vendor, baseline,
      context(of: vendor, under: activeScenario, seed: seed, at: dataEpoch, numbered: 0))
  }
}
