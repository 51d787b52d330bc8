import Storage
import Wire

/// A world as a whole: taken, gone back to, forked, suspended.
extension World {
  /// What the world holds now: one cut through all its databases.
  package func image() throws -> WorldImage {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    // What a directory keeps and has not been asked for yet belongs to it too.
    if store.directory != nil { try open() }
    try applyOverdueTransitions()
    var images = pendingImages
    for (vendor, database) in databases { images[vendor] = try database.copy() }
    return WorldImage(
      databases: images, mode: clock.mode, now: now, dataEpoch: dataEpoch, baseline: baseline,
      seed: seed, sequence: sequence)
  }

  /// A world of another name that goes on from here, in memory: databases, clock, seed, number of
  /// the last request, rules with their counts. What it has answered is counted from zero.
  package func fork(named name: String) throws -> World {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    return World(name: name, goingOn: try image(), of: self)
  }

  /// Throws everything away and starts from the baseline, whose contents date from now; the clock
  /// goes on, and so do the rules.
  package func reset() throws {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    let snapshot = configuration.snapshot?.image
    try hold(
      snapshot?.databases ?? [:], clock, seed: seed, baseline: configuration.baseline,
      from: configuration.dataEpoch(at: now, since: startedAt, in: clock.mode))
    sequence = snapshot?.sequence ?? 0
    beginCounting()
  }

  /// Goes back, or forward, to where an image was taken: databases, clock, seed, number of the last
  /// request. Rules and their counts stay.
  ///
  /// The clock runs on from the image's instant in the image's mode, as if no time had passed.
  package func restore(_ image: WorldImage) throws {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    try hold(
      image.databases, SimulatedClock(mode: image.mode, start: image.now, wall: wall),
      seed: image.seed, baseline: image.baseline ?? configuration.baseline, from: image.dataEpoch)
    sequence = image.sequence
    beginCounting()
  }

  /// Gives up what only speed needs. The next request opens its database again.
  package func suspend() throws {
    for database in databases.values { try database.suspend() }
  }

  /// How many bytes its databases in memory hold, readable from anywhere.
  package nonisolated var bytes: Int { byteCounter.bytes }

  /// The vendors that have been asked here, sorted.
  package var vendors: [String] { Set(databases.keys).union(pendingImages.keys).sorted() }

  /// Puts images in place of everything, and the clock; vendors that are not among them hold the
  /// baseline, dated from the epoch. What fails has changed nothing.
  private func hold(
    _ images: [String: DatabaseImage], _ clock: SimulatedClock, seed: UInt64,
    baseline: WorldConfiguration.Baseline, from dataEpoch: Instant
  ) throws {
    let former = (seed: self.seed, baseline: self.baseline, dataEpoch: self.dataEpoch)
    (self.seed, self.baseline, self.dataEpoch) = (seed, baseline, dataEpoch)
    do { try replace(by: images, clock) } catch {
      (self.seed, self.baseline, self.dataEpoch) = former
      throw error
    }
    // What came to pass in data that are gone is no news.
    unreported = UnreportedTransitions(since: now)
  }

  private func replace(by images: [String: DatabaseImage], _ clock: SimulatedClock) throws {
    guard let directory = store.directory, let record else {
      databases = [:]
      pendingImages = images
      pendingImageBytes = 0
      self.clock = clock
      return
    }
    let contents = try configuration.vendors.map { vendor in
      (vendor: vendor, image: try images[vendor.name] ?? baseline(of: vendor))
    }
    let values = WorldRecord.values(of: clock, seed: seed, latest: clock.now(wall: wall))
    let known = try record.values().map { (name: $0.key, value: $0.value) }
    let world = try WorldFile.image(known + values)
    let files = contents.map { ("\($0.vendor.name).sqlite", $0.image.bytes) }
    try directory.hold(files + [("world.sqlite", world.bytes)]) {
      try record.keep(values)
      self.clock = clock
      for (vendor, image) in contents {
        let database = try database(of: vendor)
        try database.replace(by: image)
        try look(into: database, of: vendor)
      }
    }
  }

  private func beginCounting() {
    retryDeadlines = [:]
    lagging = [:]
    waits.removeAll()
    generation += 1
    observer?.beginAnew()
    changeSignal.notify()
  }
}
