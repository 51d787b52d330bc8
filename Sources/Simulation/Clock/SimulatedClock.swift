package import Wire

/// A world's time as a function of wall time, which it is told and never asks for.
///
/// It only goes forward, as far as `end`. `advance` works in every mode. It knows nothing of what
/// is due.
package struct SimulatedClock: Sendable, Hashable {
  /// How world time follows wall time.
  package enum Mode: Sendable, Hashable {
    /// As fast as wall time.
    case real
    /// So many times as fast.
    case scaled(Double)
    /// Not at all: only `advance` moves it.
    case frozen

    /// World microseconds for each microsecond of wall time.
    package var rate: Double {
      switch self {
      case .real: 1
      case .scaled(let factor): factor
      case .frozen: 0
      }
    }
  }

  package private(set) var mode: Mode
  /// World time at the moment of wall time that both were last tied together.
  private(set) var anchor: Instant
  private(set) var wallAnchor: Instant

  package init(mode: Mode = .real, start: Instant, wall: Instant) {
    self.mode = mode
    anchor = start
    wallAnchor = wall
  }

  /// The last instant of world time, where every clock stops. What never comes by the clock stands
  /// one microsecond later.
  package static let end = Instant.distantFuture - .microseconds(1)

  /// World time when wall time is `wall`; it is never before the moment of the last tie. Wall time is
  /// to go forward only, as a monotonic clock does.
  package func now(wall: Instant) -> Instant {
    let elapsed = max(0, wall.microseconds - wallAnchor.microseconds)
    let rest = max(0, Self.end.microseconds - anchor.microseconds)
    switch mode {
    case .frozen: return anchor
    case .real: return Instant(microseconds: anchor.microseconds + min(elapsed, rest))
    case .scaled(let factor):
      let scaled = Double(elapsed) * factor
      guard scaled < Double(rest) else { return Instant(microseconds: anchor.microseconds + rest) }
      return Instant(microseconds: anchor.microseconds + Int64(scaled))
    }
  }

  /// How long the wall clock has to run until world time is `instant`; nil where it never gets
  /// there by itself.
  package func wallTime(until instant: Instant, wall: Instant) -> Duration? {
    let rest = instant - now(wall: wall)
    guard rest > .zero else { return .zero }
    guard mode.rate > 0 else { return nil }
    return .microseconds(Int64((Double(rest.microseconds) / mode.rate).rounded(.up)))
  }

  package mutating func advance(by duration: Duration, wall: Instant) {
    tie(to: min(now(wall: wall) + max(.zero, duration), Self.end), wall: wall)
  }

  package mutating func change(to mode: Mode, wall: Instant) {
    tie(to: now(wall: wall), wall: wall)
    self.mode = mode
  }

  /// Sets the clock forward; an instant in the past or after the end leaves it and answers false.
  package mutating func set(to instant: Instant, wall: Instant) -> Bool {
    guard instant >= now(wall: wall), instant <= Self.end else { return false }
    tie(to: instant, wall: wall)
    return true
  }

  /// Goes on from `latest` where another machine's time, or one that was set back, would have the
  /// clock stand before it, or stand still until that time comes.
  package mutating func goOn(from latest: Instant, wall: Instant) {
    let instant = max(now(wall: wall), min(latest, Self.end))
    guard wall < wallAnchor || instant > now(wall: wall) else { return }
    tie(to: instant, wall: wall)
  }

  private mutating func tie(to instant: Instant, wall: Instant) {
    anchor = instant
    wallAnchor = wall
  }
}
