import Storage
package import Wire

/// The clock as the control plane moves it; every answer lists what happened on the way.
extension World {
  /// The clock's mode and time.
  package var clockState: (mode: SimulatedClock.Mode, now: Instant) { (clock.mode, now) }

  /// The next instant at which something comes due; nil where nothing is planned by the clock. It
  /// knows the vendors that have been asked in this world or in the one that it was forked from.
  package var nextDue: Instant? {
    let earliest =
      (databases.values.map(\.nextDue) + pendingImages.values.map(\.nextDue)).min()
      ?? .distantFuture
    return earliest < .distantFuture ? earliest : nil
  }

  /// How the clock runs, where it stands, and what is due next, once everything that is due by now
  /// has been applied. What was applied is reported by the next move of the clock.
  package func clockReading() throws -> (
    mode: SimulatedClock.Mode, now: Instant, nextDue: Instant?
  ) {
    let turn = beginTurn()
    // A record need not repeat it: what is due comes at its own instant, whenever it is applied.
    defer { endTurn(turn, nil) }
    try applyOverdueTransitions()
    return (clock.mode, now, nextDue)
  }

  /// Moves the clock forward and applies what came due, in order.
  ///
  /// Each move of the clock gives what has come to pass since the move before, however it came to be
  /// applied.
  package func advance(by duration: Duration) throws -> [Transition] {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    try moveClock { $0.advance(by: duration, wall: $1) }
    return try reportTransitions()
  }

  /// Sets the clock forward; nil where the instant has passed.
  package func setClock(to instant: Instant) throws -> [Transition]? {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    var isForward = false
    try moveClock { isForward = $0.set(to: instant, wall: $1) }
    return isForward ? try reportTransitions() : nil
  }

  /// Changes how world time follows wall time, and applies what had come due unseen.
  @discardableResult
  package func setClock(mode: SimulatedClock.Mode) throws -> [Transition] {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    try moveClock { $0.change(to: mode, wall: $1) }
    return try reportTransitions()
  }

  /// Applies what is due in every vendor's database, and gives what has come to pass and ended since
  /// the last report, in the order of instants.
  func reportTransitions() throws -> [Transition] {
    let now = now
    let before = unreported.since
    var ended: [Transition] = []
    for vendor in configuration.vendors {
      // What a fork has pending was asked, though not here.
      guard databases[vendor.name] != nil || pendingImages[vendor.name] != nil else { continue }
      let database = try database(of: vendor)
      try applyDueTransitions(vendor, database, until: now)
      let expiries = vendor.allExpiries
      guard before < now, !expiries.isEmpty else { continue }
      ended += try database.inTransaction(context(of: vendor, at: now)) {
        try $0.expired(expiries, after: before, until: now)
      }
    }
    let transitions = unreported.transitions + ended
    unreported = UnreportedTransitions(since: now)
    changeSignal.notify()
    return transitions.enumerated().sorted {
      ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
    }.map(\.element)
  }

  /// Applies what is due by now in the databases in which something is.
  func applyOverdueTransitions() throws {
    let now = now
    for vendor in configuration.vendors {
      let due = databases[vendor.name]?.nextDue ?? pendingImages[vendor.name]?.nextDue
      guard let due, due <= now else { continue }
      try applyDueTransitions(vendor, try database(of: vendor), until: now)
    }
  }
}

extension Vendor {
  /// What ends by the clock alone: the vendor's own things, and the answers kept for its clients.
  var allExpiries: [Expiry] {
    description.idempotency == nil ? expiries : expiries + [.idempotentResponses]
  }

  /// The expiry of things of a kind.
  package func expiry(of name: String) -> Expiry? { expiries.first { $0.name == name } }
}
