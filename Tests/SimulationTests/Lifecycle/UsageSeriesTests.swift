import Simulation
import Testing
import Wire

/// Use by hours and days.
@Suite struct UsageSeriesTests {
  /// 2026-05-17T10:20:00Z
  private let now = Instant(microseconds: 1_779_013_200_000_000)

  private var intervals: [UsageInterval] {
    [
      UsageInterval(from: now - .seconds(3 * 86400), until: now - .seconds(2 * 86400 + 1234)),
      UsageInterval(from: now - .seconds(7777), until: now - .seconds(60)),
      UsageInterval(from: now - .seconds(5000), until: nil),
    ]
  }

  @Test func `the days of a usage series are the sums of their hours`() {
    let days = UsageSeries(of: intervals, until: now, bucket: .seconds(86400), count: 4)
    let hours = UsageSeries(of: intervals, until: now, bucket: .seconds(3600), count: 4 * 24)
    for day in days.buckets {
      let end = day.start + .seconds(86400)
      let sum = hours.buckets.filter { $0.start >= day.start && $0.start < end }
        .reduce(0) { $0 + $1.used }
      // The first day of the hours may begin within a day of the days.
      if hours.buckets.first.map({ $0.start <= day.start }) == true { #expect(day.used == sum) }
    }
    #expect(days.total == intervals.reduce(0) { $0 + (($1.until ?? now) - $1.from).microseconds })
  }

  @Test func `a closed bucket of a usage series never changes`() {
    let before = UsageSeries(of: intervals, until: now, bucket: .seconds(3600), count: 24)
    let after = UsageSeries(
      of: intervals, until: now + .seconds(3600), bucket: .seconds(3600), count: 25)
    #expect(after.buckets.prefix(23) == before.buckets.prefix(23))
    #expect(after.buckets.count == 25)
  }

  @Test func `the last bucket of use holds now, and buckets follow each other without a gap`() {
    let series = UsageSeries(of: [], until: now, bucket: .seconds(3600), count: 5)
    #expect(series.buckets.last?.start == now.floored(to: .seconds(3600)))
    for (left, right) in zip(series.buckets, series.buckets.dropFirst()) {
      #expect(right.start - left.start == .seconds(3600))
    }
    #expect(
      series.buckets.first?.start
        == UsageSeries.start(until: now, bucket: .seconds(3600), count: 5))
  }

  @Test func `the use of two things at once adds up`() {
    let one = UsageInterval(from: now - .seconds(600), until: nil)
    let series = UsageSeries(of: [one, one], until: now, bucket: .seconds(3600), count: 1)
    #expect(series.total == 2 * 600 * 1_000_000)
  }

  @Test func `use before the window and in the future does not count`() {
    let series = UsageSeries(
      of: [
        UsageInterval(from: now - .seconds(86400), until: now - .seconds(80000)),
        UsageInterval(from: now + .seconds(1), until: nil),
        UsageInterval(from: now - .seconds(60), until: now + .seconds(60)),
      ], until: now, bucket: .seconds(3600), count: 2)
    #expect(series.total == 60 * 1_000_000)
  }
}
