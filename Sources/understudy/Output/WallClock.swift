import Glibc
import Wire

/// The machine's clock. The engine has none of its own and is told.
enum WallClock {
  /// Microseconds since 1970 UTC.
  static func now() -> Instant {
    // Laid out as a `timeval`, whose members cannot be named: which module they belong to depends on
    // the files that are compiled together.
    var time: (seconds: Int, microseconds: Int) = (0, 0)
    unsafe withUnsafeMutablePointer(to: &time) { time in
      let raw = UnsafeMutableRawPointer(time)
      _ = unsafe gettimeofday(raw.assumingMemoryBound(to: timeval.self), nil)
    }
    return Instant(microseconds: Int64(time.seconds) * 1_000_000 + Int64(time.microseconds))
  }
}
