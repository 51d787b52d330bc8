import Wire

/// Turns: in each the wall clock is read once, and the observer of the task is told.
extension World {
  /// The machine's time; the same throughout a turn.
  var wall: Instant { wallOfTurn ?? configuration.wall() }

  /// Begins a turn; false inside of one, which then goes on.
  func beginTurn() -> Bool {
    guard wallOfTurn == nil else { return false }
    wallOfTurn = configuration.wall()
    return true
  }

  /// Ends the turn that `beginTurn` began; nil for one that is not told.
  func endTurn(_ isOwn: Bool, _ kind: WorldTurn.Kind?) {
    guard isOwn else { return }
    if let kind, let observer = TurnObserver.current {
      observer(WorldTurn(world: self, kind: kind, wall: wall, at: now))
    }
    wallOfTurn = nil
  }

  /// Answers a request: one synchronous turn with one number.
  ///
  /// `again` repeats a request that was told to come again: it keeps its number, and rules do not
  /// look at it twice.
  package func handle(
    _ request: Request, of vendor: Vendor, as match: RouteTable<Int>.Match,
    again earlier: ProcessedRequest? = nil
  ) -> ProcessedRequest {
    let turn = beginTurn()
    let processed = process(request, of: vendor, as: match, again: earlier)
    var kind: WorldTurn.Kind? = earlier == nil ? .began : .resumed
    // Nothing remains of a turn that only says "not yet".
    if earlier != nil, case .wait = processed.result { kind = nil }
    endTurn(turn, kind)
    return processed
  }
}
