import Platform
import Wire

/// The machine's clock. The engine has none of its own and is told.
enum WallClock {
  /// The machine's time, which may go back: for lines that people read.
  static func now() -> Instant { Instant(microseconds: MachineClock.microseconds) }

  private static let clock = SteadyClock()

  /// The time that worlds and their lifetimes go by: the machine's when the program began, and only
  /// forward from then on.
  static func steady() -> Instant { Instant(microseconds: clock.microseconds) }
}
