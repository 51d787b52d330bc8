import FoundationEssentials
import Wire

/// The machine's clock. The engine has none of its own and is told.
enum WallClock {
  /// Microseconds since 1970 UTC. A double holds them exactly enough until long after 2100.
  static func now() -> Instant {
    Instant(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded()))
  }
}
