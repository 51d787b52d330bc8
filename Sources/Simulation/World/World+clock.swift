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

  /// Moves the clock forward and applies what came due, in order.
  package func advance(by duration: Duration) throws -> [Transition] {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    let before = now
    try moveClock { $0.advance(by: duration, wall: $1) }
    return try applyAllDueTransitions(since: before)
  }

  /// Sets the clock forward; nil where the instant has passed.
  package func setClock(to instant: Instant) throws -> [Transition]? {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    let before = now
    var isForward = false
    try moveClock { isForward = $0.set(to: instant, wall: $1) }
    return isForward ? try applyAllDueTransitions(since: before) : nil
  }

  /// Changes how world time follows wall time, and applies what had come due unseen.
  @discardableResult
  package func setClock(mode: SimulatedClock.Mode) throws -> [Transition] {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    let before = now
    try moveClock { $0.change(to: mode, wall: $1) }
    return try applyAllDueTransitions(since: before)
  }

  /// Applies what is due in every vendor's database, and lists it with what ended meanwhile.
  func applyAllDueTransitions(since before: Instant) throws -> [Transition] {
    let now = now
    var transitions: [Transition] = []
    for vendor in configuration.vendors {
      // What a fork has pending was asked, though not here.
      guard databases[vendor.name] != nil || pendingImages[vendor.name] != nil else { continue }
      let database = try database(of: vendor)
      transitions += try applyDueTransitions(vendor, database, until: now)
      let expiries = vendor.allExpiries
      guard before < now, !expiries.isEmpty else { continue }
      transitions += try database.inTransaction(context(of: vendor, at: now)) {
        try $0.expired(expiries, after: before, until: now)
      }
    }
    changeSignal.notify()
    return transitions.enumerated().sorted {
      ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
    }.map(\.element)
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
