import Wire

/// Steps: in each the wall clock is read once, and whoever witnesses the task is told.
extension World {
  /// The machine's time; the same throughout a step.
  var wall: Instant { wallOfStep ?? configuration.wall() }

  /// Begins a step; false inside of one, which then goes on.
  func beginStep() -> Bool {
    guard wallOfStep == nil else { return false }
    wallOfStep = configuration.wall()
    return true
  }

  /// Ends the step that `beginStep` began; nil for one that nobody need be told of.
  func endStep(_ isOwn: Bool, _ kind: Step.Kind?) {
    guard isOwn else { return }
    if let kind, let witness = StepWitness.current {
      witness(Step(world: self, kind: kind, wall: wall, at: now))
    }
    wallOfStep = nil
  }

  /// Answers a request: one synchronous step with one number.
  ///
  /// `again` repeats a request that was told to come again: it keeps its number, and rules do not
  /// look at it twice.
  package func handle(
    _ request: Request, of vendor: Vendor, as match: RouteTable<Int>.Match,
    again earlier: ProcessedRequest? = nil
  ) -> ProcessedRequest {
    let step = beginStep()
    let processed = process(request, of: vendor, as: match, again: earlier)
    var kind: Step.Kind? = earlier == nil ? .began : .resumed
    // Nothing remains of a step that only says "not yet".
    if earlier != nil, case .wait = processed.result { kind = nil }
    endStep(step, kind)
    return processed
  }
}
