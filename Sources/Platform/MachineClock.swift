import Glibc

/// The machine's clock, which a person or a time server may set at any moment, also backwards.
package enum MachineClock {
  /// Microseconds since 1970 UTC.
  package static var microseconds: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }
}

/// A clock that shows the machine's time as it was when it was made, and goes forward from there by
/// itself: setting the machine's clock does not move it.
///
/// It counts on while the machine sleeps.
package struct SteadyClock: Sendable {
  private let origin: Int64
  private let uptime: @Sendable () -> Int64

  package init() { self.init(machine: { MachineClock.microseconds }, uptime: { Self.uptime }) }

  init(machine: () -> Int64, uptime: @escaping @Sendable () -> Int64) {
    origin = machine() - uptime()
    self.uptime = uptime
  }

  /// Microseconds since 1970 UTC.
  package var microseconds: Int64 { origin + uptime() }

  /// Microseconds since the machine was started, the time in which it slept included.
  private static var uptime: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_BOOTTIME, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }
}
