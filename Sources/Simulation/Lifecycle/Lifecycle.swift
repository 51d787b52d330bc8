import Wire

/// The states of a resource and the moves between them, as data.
///
/// A move is asked for by name (`start`), happens at once as far as its first state, and goes on by
/// the clock. It refuses to begin from a state it does not name. The lifecycle keeps no state of
/// its own: the row does.
package struct Lifecycle: Sendable {
  /// A move that an operation asks for.
  package struct Move: Sendable {
    package let name: String
    /// The states it may begin from; empty for a move that brings the instance into being.
    package let from: Set<String>
    /// The state entered at once.
    package let to: String
    /// What follows, step by step.
    package let progression: Progression

    package init(
      _ name: String, from: Set<String> = [], to: String, then progression: Progression = .none
    ) {
      self.name = name
      self.from = from
      self.to = to
      self.progression = progression
    }
  }

  package let states: [String]
  package let moves: [Move]
  /// The states in which use is counted.
  package let billed: Set<String>
  /// The states in which use goes on where it was counted before, and does not begin where it was
  /// not: an update of what is stopped is no use.
  package let carrying: Set<String>
  /// Moves that no route offers and only the control plane makes, as (from, to).
  package let exceptional: [Edge]
  /// What entering a state by the clock is called, where it is more than a step.
  package let meanings: [String: Transition.Kind]

  /// One step from a state to another.
  package struct Edge: Sendable, Hashable {
    package let from: String
    package let to: String

    package init(_ from: String, _ to: String) {
      self.from = from
      self.to = to
    }
  }

  package init(
    states: [String], billed: Set<String> = [], carrying: Set<String> = [],
    exceptional: [Edge] = [],
    meanings: [String: Transition.Kind] = [:], moves: [Move]
  ) {
    for move in moves {
      let named = move.from.union([move.to]).union(move.progression.states)
      precondition(
        named.isSubset(of: states), "the move \(move.name) names a state that is not declared")
    }
    self.states = states
    self.moves = moves
    self.billed = billed
    self.carrying = carrying
    self.exceptional = exceptional
    self.meanings = meanings
  }

  /// The move of that name; asking for another is a programmer's mistake.
  package func move(_ name: String) -> Move {
    guard let found = moves.first(where: { $0.name == name }) else {
      preconditionFailure("the lifecycle has no move named \(name)")
    }
    return found
  }

  /// Every step that the lifecycle knows from a state: those of its moves and the exceptional ones.
  package func targets(from state: String) -> [String] {
    var found: [String] = []
    for move in moves {
      if move.from.contains(state) { found.append(move.to) }
      var standing = move.to
      for step in move.progression.steps {
        if standing == state { found += step.outcomes.map(\.state) }
        standing = step.outcomes.first?.state ?? standing
      }
    }
    found += exceptional.filter { $0.from == state }.map(\.to)
    return states.filter { found.contains($0) }
  }
}
