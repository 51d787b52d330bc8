import Platform
import Wire

/// The machine's clock. The engine has none of its own and is told.
enum WallClock {
  static func now() -> Instant { Instant(microseconds: MachineClock.microseconds) }
}
