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
