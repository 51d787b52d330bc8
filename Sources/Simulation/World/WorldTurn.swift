package import Wire

/// A turn that a world has taken, told while no other one can be taken: an observer that notes
/// turns as they are told has them in the order of effects.
package struct WorldTurn: Sendable {
  /// What the turn was for.
  package enum Kind: Sendable, Hashable {
    /// The world was made.
    case created
    /// The first turn of a request.
    case began
    /// The turn in which a request that had been told to come again was answered.
    case resumed
    /// The one that said that a wait was in vain.
    case timedOut
    /// A stream was asked for its next event.
    case streamed
    /// Something was changed that is no vendor's route: the clock, a rule, a state, everything.
    case changed
  }

  package let world: World
  package let kind: Kind
  /// The machine's time, which a turn reads once.
  package let wall: Instant
  /// The world's time when the turn ended.
  package let at: Instant
}

/// What is told of the turns that are taken on behalf of the present task.
///
/// A struct around the function: optimised code of Swift 6.3.1 crashes on a task-local whose value
/// is a bare function. The function is called inside the world's turn and must neither wait nor ask
/// the world.
package struct TurnObserver: Sendable {
  @TaskLocal package static var current: TurnObserver?

  private let note: @Sendable (WorldTurn) -> Void

  package init(_ note: @escaping @Sendable (WorldTurn) -> Void) { self.note = note }

  func callAsFunction(_ turn: WorldTurn) { note(turn) }
}
