package import Wire

/// Use by hours or days: a pure function of stretches of use and the clock.
///
/// Buckets begin at whole multiples of their length in UTC, follow each other without a gap, and
/// the last holds `now`. A bucket that has closed never changes; days are the sums of their hours.
package struct UsageSeries: Sendable, Hashable {
  /// One bucket.
  package struct Bucket: Sendable, Hashable {
    package let start: Instant
    /// Use in the bucket, in microseconds; several instances at once add up.
    package let used: Int64
  }

  package let buckets: [Bucket]

  /// The use in all buckets, in microseconds.
  package var total: Int64 { buckets.reduce(0) { $0 + $1.used } }

  /// `count` buckets of a length that ends with the one that holds `now`.
  package init(
    of intervals: [UsageInterval], until now: Instant, bucket length: Duration, count: Int
  ) {
    let size = length.microseconds
    let last = now.floored(to: length).microseconds
    let first = last - size * Int64(count - 1)
    var used = [Int64](repeating: 0, count: count)
    for interval in intervals {
      let from = max(interval.from.microseconds, first)
      let until = min(interval.until?.microseconds ?? now.microseconds, now.microseconds)
      guard from < until else { continue }
      var index = Int((from - first) / size)
      var start = from
      while start < until, index < count {
        let end = min(until, first + size * Int64(index + 1))
        used[index] += end - start
        start = end
        index += 1
      }
    }
    buckets = used.enumerated().map {
      Bucket(start: Instant(microseconds: first + size * Int64($0)), used: $1)
    }
  }

  /// The instant at which the first bucket begins.
  package static func start(until now: Instant, bucket length: Duration, count: Int) -> Instant {
    Instant(
      microseconds: now.floored(to: length).microseconds - length.microseconds * Int64(count - 1))
  }
}

/// A stretch of time in which an instance was in use.
package struct UsageInterval: Sendable, Hashable {
  package let from: Instant
  /// Nil while it goes on.
  package let until: Instant?

  package init(from: Instant, until: Instant?) {
    self.from = from
    self.until = until
  }
}
