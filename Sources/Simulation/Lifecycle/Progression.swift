package import Faults
import Wire

/// What follows a move's first state: steps, each at its time, each with one outcome or several.
package struct Progression: Sendable, Hashable {
  /// A step of the progression.
  package struct Step: Sendable, Hashable {
    package let timing: Timing
    /// The states that may come, with their weights; one is drawn when the step is scheduled.
    package let outcomes: [Outcome]

    package init(_ timing: Timing, _ outcomes: [Outcome]) {
      precondition(!outcomes.isEmpty, "a step without an outcome leads nowhere")
      self.timing = timing
      self.outcomes = outcomes
    }
  }

  /// A state that a step may lead to.
  package struct Outcome: Sendable, Hashable {
    package let state: String
    package let weight: Double
    /// When this outcome comes, where it has a time of its own; nil for the step's.
    package let timing: Timing?

    package init(_ state: String, weight: Double = 1, timing: Timing? = nil) {
      self.state = state
      self.weight = weight
      self.timing = timing
    }
  }

  package let steps: [Step]

  package init(_ steps: [Step]) { self.steps = steps }

  /// Nothing follows.
  package static let none = Progression([])

  /// One step to one state.
  package static func after(_ duration: Duration, _ state: String) -> Progression {
    Progression([Step(.after(duration), [Outcome(state)])])
  }

  var states: Set<String> { Set(steps.flatMap { $0.outcomes.map(\.state) }) }
}

/// When a step comes.
package enum Timing: Sendable, Hashable {
  case immediately
  /// World time after the step before.
  case after(Duration)
  /// World time drawn from a distribution.
  case distributed(Distribution)
  /// After so many successful reads by id.
  case reads(Int)
  /// Only when the control plane says so.
  case manually
}

extension Progression.Step {
  /// The outcome for a draw in 0..<1.
  func outcome(for draw: Double) -> Progression.Outcome {
    let total = outcomes.reduce(0) { $0 + $1.weight }
    var rest = draw * total
    for outcome in outcomes {
      rest -= outcome.weight
      if rest < 0 { return outcome }
    }
    return outcomes[outcomes.count - 1]
  }
}
