package import Wire

/// A step that a world has taken, told while no other one can be taken: whoever notes steps as they
/// are told has them in the order of effects.
package struct Step: Sendable {
  /// What the step was for.
  package enum Kind: Sendable, Hashable {
    /// The world was made.
    case born
    /// The first step of a request.
    case began
    /// The step in which a request that had been told to come again was answered.
    case resumed
    /// The one that said that a wait was in vain.
    case gaveUp
    /// A cursor of a stream was asked for its next piece.
    case followed
    /// Something was changed that is no vendor's route: the clock, a rule, a state, everything.
    case changed
  }

  package let world: World
  package let kind: Kind
  /// The machine's time, which a step reads once.
  package let wall: Instant
  /// The world's time when the step ended.
  package let at: Instant
}

/// Whoever wants to be told of the steps that are taken on behalf of the present task.
///
/// It is called inside the world's step and must neither wait nor ask the world.
package enum StepWitness {
  @TaskLocal package static var current: (@Sendable (Step) -> Void)?
}
