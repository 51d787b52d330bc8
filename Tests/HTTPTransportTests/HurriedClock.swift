/// A clock on which every wait is over at once.
struct HurriedClock: Clock {
  var now: HeldClock.Instant { HeldClock.Instant(offset: .zero) }
  var minimumResolution: Duration { .nanoseconds(1) }

  func sleep(until deadline: HeldClock.Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
  }
}
