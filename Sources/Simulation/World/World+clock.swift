package import Wire

/// The clock as the control plane moves it; every answer lists what happened on the way.
extension World {
  /// The clock's mode and time.
  package var clockState: (mode: SimulatedClock.Mode, now: Instant) { (clock.mode, now) }

  /// The next instant at which something comes due; nil where nothing is planned by the clock. It
  /// knows the vendors that have been asked in this world, as nothing is planned for others.
  package var nextDue: Instant? {
    let earliest = databases.values.map(\.nextDue).min() ?? .distantFuture
    return earliest < .distantFuture ? earliest : nil
  }

  /// Moves the clock forward and applies what came due, in order.
  package func advance(by duration: Duration) throws -> [Transition] {
    let step = beginStep()
    defer { endStep(step, .changed) }
    try moveClock { $0.advance(by: duration, wall: $1) }
    return try settleAll()
  }

  /// Sets the clock forward; nil where the instant has passed.
  package func setClock(to instant: Instant) throws -> [Transition]? {
    let step = beginStep()
    defer { endStep(step, .changed) }
    var isForward = false
    try moveClock { isForward = $0.set(to: instant, wall: $1) }
    return isForward ? try settleAll() : nil
  }

  /// Changes how world time follows wall time.
  package func setClock(mode: SimulatedClock.Mode) throws {
    let step = beginStep()
    defer { endStep(step, .changed) }
    try moveClock { $0.change(to: mode, wall: $1) }
    bell.ring()
  }

  /// Applies what has come due at every vendor that has been asked, in order.
  func settleAll() throws -> [Transition] {
    let now = now
    var transitions: [Transition] = []
    for vendor in configuration.vendors {
      guard let database = databases[vendor.name] else { continue }
      transitions += try settle(vendor, database, until: now)
    }
    bell.ring()
    return transitions.enumerated().sorted {
      ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
    }.map(\.element)
  }
}
