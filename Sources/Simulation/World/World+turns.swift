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
}
