import Storage
package import Wire

/// Moving the clock to where an instance enters a state.
extension World {
  /// What came of looking for the instant at which an instance enters a state.
  package enum AdvanceOutcome: Sendable {
    /// The clock stands at that instant, and this came to pass on the way; nothing where the
    /// instance stood so already.
    case reached([Transition])
    /// Nothing that is planned leads there in time. The clock stands where it stood.
    case notPlanned(NotReached)
    case notFound
  }

  /// Why a clock did not move: what would have come of the instance.
  package struct NotReached: Sendable {
    /// The state that it is in.
    package let standing: String?
    /// The states that it would have entered in time.
    package let passed: [Transition]
    /// What is planned for it after that.
    package let next: PlannedMove?
    /// The last instant that was looked at.
    package let limit: Instant
  }

  /// Moves the clock to the instant at which the instance enters the state, `within` at most.
  ///
  /// The way is first gone in a transaction that is rolled back, so that a clock whose world would
  /// never get there stays where it is.
  package func advance(
    until state: String, of resource: Resource, _ key: String, vendor: Vendor,
    within limit: Duration
  ) throws -> AdvanceOutcome {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    let database = try database(of: vendor)
    try applyDueTransitions(vendor, database, until: now)
    let start = now
    guard try instance(resource, key, of: vendor) != nil else { return .notFound }
    let standing = try self.state(of: resource, key, of: vendor)
    if standing == state { return .reached([]) }
    let last = min(start + limit, SimulatedClock.end)
    if state == Expiry.state, let expiry = vendor.expiry(of: resource.name) {
      let end = try database.inTransaction(context(of: vendor, at: start)) {
        try $0.end(of: key, by: expiry)
      }
      if let end, end <= start { return .reached([]) }
      if let end, end <= last { return .reached(try setClock(to: end) ?? []) }
      return .notPlanned(
        NotReached(
          standing: standing, passed: [],
          next: end.map { PlannedMove(state: state, at: $0, reads: nil) }, limit: last))
    }
    let (found, passed, next) = try foresee(
      state, of: resource, key, vendor, database, from: start, until: last)
    guard let found else {
      return .notPlanned(
        NotReached(standing: standing, passed: passed, next: next, limit: last))
    }
    return .reached(try setClock(to: found) ?? [])
  }

  private func foresee(
    _ state: String, of resource: Resource, _ key: String, _ vendor: Vendor,
    _ database: VendorDatabase, from start: Instant, until last: Instant
  ) throws -> (Instant?, [Transition], PlannedMove?) {
    try database.inTransaction(context(of: vendor, at: start), keep: { _ in false }) {
      transaction in
      var seen = 0
      var passed: [Transition] = []
      try transaction.applyDueTransitions(vendor.resources, until: last) {
        passed += transaction.transitions[seen...].filter {
          $0.resource == resource.name && $0.key == key
        }
        seen = transaction.transitions.count
        return passed.contains { $0.to == state }
      }
      let found = passed.first { $0.to == state }?.at
      return (found, passed, try transaction.planned(for: resource, key))
    }
  }
}
