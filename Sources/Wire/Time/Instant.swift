/// A point in time: whole microseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// It is a value that the world's clock hands out; it never asks the machine what time it is.
/// Arithmetic is exact to the microsecond (finer parts of a `Duration` are dropped) and holds for
/// some 290,000 years on either side of the epoch.
package struct Instant: Hashable, Comparable, Sendable {
  /// Microseconds since the epoch; negative before it.
  package let microseconds: Int64

  /// The instant that lies this many microseconds after the epoch.
  package init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// The last instant whose year has four digits: later than anything the simulation plans.
  package static let distantFuture = Instant(microseconds: 253_402_300_799_999_999)

  /// Earlier instants sort first.
  package static func < (lhs: Instant, rhs: Instant) -> Bool {
    lhs.microseconds < rhs.microseconds
  }

  /// The instant that lies `duration` later.
  package static func + (instant: Instant, duration: Duration) -> Instant {
    Instant(microseconds: instant.microseconds + duration.microseconds)
  }

  /// The instant that lies `duration` earlier.
  package static func - (instant: Instant, duration: Duration) -> Instant {
    Instant(microseconds: instant.microseconds - duration.microseconds)
  }

  /// The time from `rhs` to `lhs`; negative when `rhs` is the later one.
  package static func - (lhs: Instant, rhs: Instant) -> Duration {
    .microseconds(lhs.microseconds - rhs.microseconds)
  }

  /// Moves the instant `duration` later.
  package static func += (instant: inout Instant, duration: Duration) {
    instant = instant + duration
  }

  /// The start of the bucket this instant falls in, where buckets of `width` are counted from the
  /// epoch. An hour or a day gives the hours and days of UTC. Before the epoch it still rounds
  /// toward the past.
  package func floored(to width: Duration) -> Instant {
    let step = width.microseconds
    precondition(step > 0, "an instant is floored to a positive duration, not to \(width)")
    return Instant(microseconds: microseconds.flooredQuotient(by: step) * step)
  }
}

extension Int64 {
  /// The quotient rounded toward negative infinity; `divisor` is positive.
  func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
