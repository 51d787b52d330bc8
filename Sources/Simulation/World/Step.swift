package import Wire

/// A step that a world has taken, told while no other one can be taken: whoever notes steps as they
/// are told has them in the order of effects.
package struct Step: Sendable {
  /// What the step was for.
  package enum Kind: Sendable, Hashable {
    /// The world was made.
    case created
    /// The first step of a request.
    case began
    /// The step in which a request that had been told to come again was answered.
    case resumed
    /// The one that said that a wait was in vain.
    case gaveUp
    /// A stream was asked for its next event.
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

/// What is told of the steps that are taken on behalf of the present task.
///
/// A struct around the function: optimised code of Swift 6.3.1 crashes on a task-local whose value is
/// a bare function. The function is called inside the world's step and must neither wait nor ask the
/// world.
package struct StepWitness: Sendable {
  @TaskLocal package static var current: StepWitness?

  private let note: @Sendable (Step) -> Void

  package init(_ note: @escaping @Sendable (Step) -> Void) { self.note = note }

  func callAsFunction(_ step: Step) { note(step) }
}
