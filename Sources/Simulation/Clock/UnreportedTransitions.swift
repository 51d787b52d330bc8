import Wire

/// What came to pass in a world since its clock was moved last, so that the next move reports each
/// transition once, however it came to be applied.
///
/// It keeps the latest ``most`` in memory: a clock that runs by itself may never be moved.
struct UnreportedTransitions: Sendable {
  /// How many are kept.
  static let most = 10_000

  /// Until when what ends by the clock alone has been reported.
  let since: Instant
  /// In the order in which they were applied.
  private(set) var transitions: [Transition] = []

  init(since: Instant) { self.since = since }

  mutating func add(_ more: [Transition]) {
    transitions += more
    // Half as many more at most, so that not every addition moves all of them.
    guard transitions.count > Self.most + Self.most / 2 else { return }
    transitions.removeFirst(transitions.count - Self.most)
  }
}
