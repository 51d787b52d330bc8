import Faults
package import Wire

/// A whole scenario put to a world that runs, and what it expects.
extension World {
  /// The scenario in force; nil where nothing is scripted. Its rules may have been joined by
  /// others.
  package var scenario: Scenario? { activeScenario.scenario }

  /// Each expectation of the scenario in force with what has come of it so far, in its order.
  package var expectations: [ExpectationResult] {
    Self.results(of: activeScenario, in: faults, beyond: [:])
  }

  /// The same without the hits that came from the world that this one was forked from.
  package var ownExpectations: [ExpectationResult] {
    Self.results(of: activeScenario, in: faults, beyond: inherited)
  }

  static func results(
    of activeScenario: ActiveScenario, in faults: FaultEngine, beyond inherited: [String: Int]
  ) -> [ExpectationResult] {
    (activeScenario.scenario?.expectations ?? []).map {
      ExpectationResult(
        expectation: $0, hits: faults.hits(of: $0.rule) - (inherited[$0.rule] ?? 0))
    }
  }

  /// Leaves what came of the scenario in force to the ledger, as another is about to take its
  /// place.
  private func closeExpectations() {
    configuration.expectations.close(ownExpectations)
    inherited = [:]
  }

  /// Puts a scenario in the place of everything that was scripted: rules and their counts, rates,
  /// lifecycles, limits, settings, clock, expectations. Windows count from now, and chance is drawn
  /// from the scenario's seed; ids go on as they were, and so does everything that exists.
  ///
  /// It is taken as a whole or not at all. A clock that is not given stays as it runs.
  ///
  /// - Returns: What came to pass where the clock was moved, or everything that cannot be.
  /// - Throws: What keeps a clock from being kept on disk.
  package func take(_ scenario: Scenario) throws -> Result<[Transition], ScenarioConflict> {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    let now = now
    let conflict = ScenarioConflict(
      baseline: scenario.baseline.flatMap { $0 == configuration.baselineName ? nil : $0 },
      start: scenario.clock?.start.flatMap { $0 < now ? $0 : nil }, now: now)
    guard conflict.isEmpty else { return .failure(conflict) }
    let transitions = try scenario.clock.map { try move(to: $0) } ?? []
    closeExpectations()
    activeScenario = ActiveScenario(
      scenario, seed: scenario.seed ?? seed, in: configuration, outranks: true)
    faults = FaultEngine(seed: activeScenario.seed, startedAt: self.now)
    faults.add(scenario.rules, rates: scenario.rates)
    waits.removeAll()
    retryDeadlines = [:]
    lagging = [:]
    portSignal.notify()
    return .success(transitions)
  }

  /// Moves the clock as a scenario has it; what it does not say stays.
  private func move(to clock: ScenarioClock) throws -> [Transition] {
    guard clock.start != nil || clock.mode != nil else { return [] }
    try moveClock { moved, wall in
      if let start = clock.start { _ = moved.set(to: start, wall: wall) }
      if let mode = clock.mode { moved.change(to: mode, wall: wall) }
    }
    return try reportTransitions()
  }

  /// Takes everything out that is scripted; the clock runs on as it does.
  package func dropScenario() {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    closeExpectations()
    activeScenario = ActiveScenario(nil, seed: seed, in: configuration, outranks: true)
    faults = FaultEngine(seed: seed, startedAt: startedAt)
    waits.removeAll()
    retryDeadlines = [:]
    lagging = [:]
    portSignal.notify()
  }
}

/// What a scenario asks of a running world that only a new one could have.
package struct ScenarioConflict: Error, Sendable, Hashable {
  /// Another baseline than the world was made from.
  package let baseline: String?
  /// A start of the clock that has passed.
  package let start: Instant?
  package let now: Instant

  var isEmpty: Bool { baseline == nil && start == nil }
}

extension WorldConfiguration {
  /// Takes a scenario in, with its seed, baseline and clock where it says so.
  ///
  /// - Parameters:
  ///   - scenario: What is to be in force from the world's beginning.
  ///   - outranks: Whether its settings stand over those given otherwise.
  package mutating func take(_ scenario: Scenario, outranks: Bool) {
    self.scenario = scenario
    scenarioOutranksSettings = outranks
    if let seed = scenario.seed { self.seed = seed }
    if let baseline = scenario.baseline.flatMap(Baseline.init(rawValue:)) {
      self.baseline = baseline
      snapshot = nil
    }
    if let mode = scenario.clock?.mode { clock = mode }
    if let start = scenario.clock?.start { self.start = start }
  }
}
