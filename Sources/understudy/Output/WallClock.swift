import Glibc
import Wire

/// The machine's clock. The engine has none of its own and is told.
enum WallClock {
  /// Microseconds since 1970 UTC.
  static func now() -> Instant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
  }
}
