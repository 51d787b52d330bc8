import Glibc
import Wire

/// The machine's clock. The engine has none of its own and is told.
enum WallClock {
  /// Microseconds since 1970 UTC.
  static func now() -> Instant {
    // Not `timespec`: which module it belongs to depends on the files that are compiled together.
    var time = timeval()
    unsafe gettimeofday(&time, nil)
    return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_usec))
  }
}
