extension Instant {
  /// How much of a second a timestamp shows. What it does not show is cut off, never rounded.
  package enum Fraction: Sendable {
    /// `2026-01-02T03:04:05Z`
    case seconds
    /// `2026-01-02T03:04:05.678Z`
    case milliseconds
    /// `2026-01-02T03:04:05.678901Z`
    case microseconds
  }

  /// Reads an RFC 3339 timestamp with any number of fractional digits (those after the sixth are
  /// dropped), in UTC (`Z`) or with an offset.
  ///
  /// Nil for days and times that do not exist. A leap second (`23:59:60`) is refused too, because
  /// the simulated clock has none.
  package init?(iso8601 text: some StringProtocol) {
    var reader = TimestampReader(bytes: Array(text.utf8))
    guard let microseconds = reader.timestamp() else { return nil }
    self.init(microseconds: microseconds)
  }

  /// The RFC 3339 timestamp in UTC. A year outside 0 to 9999 is as wide as it needs to be, which
  /// no reader of RFC 3339 accepts.
  package func iso8601(_ fraction: Fraction = .seconds) -> String {
    var sink = ByteSink(capacity: 32)
    appendISO8601(to: &sink, fraction)
    return String(decoding: sink.written, as: UTF8.self)
  }

  /// The form that HTTP's `Date` header takes (IMF-fixdate): `Sun, 06 Nov 1994 08:49:37 GMT`.
  package var httpDate: String {
    let (days, rest) = daysAndMicroseconds
    let date = CivilDate(daysSinceEpoch: days)
    let weekday = Int(days - days.flooredQuotient(by: 7) * 7)
    var sink = ByteSink(capacity: 32)
    sink.append(Self.weekdays[weekday])
    sink.append(", " as StaticString)
    sink.append(digits: date.day, width: 2)
    sink.append(Self.months[Int(date.month) - 1])
    sink.append(year: date.year)
    sink.append(UInt8(ascii: " "))
    sink.append(timeOfDay: rest / 1_000_000)
    sink.append(" GMT" as StaticString)
    return String(decoding: sink.written, as: UTF8.self)
  }

  /// The epoch was a Thursday.
  private static let weekdays: [StaticString] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

  private static let months: [StaticString] = [
    " Jan ", " Feb ", " Mar ", " Apr ", " May ", " Jun ", " Jul ", " Aug ", " Sep ", " Oct ",
    " Nov ", " Dec ",
  ]

  /// Appends what ``iso8601(_:)`` returns, without making a string of it.
  func appendISO8601(to sink: inout ByteSink, _ fraction: Fraction) {
    let (days, rest) = daysAndMicroseconds
    let date = CivilDate(daysSinceEpoch: days)
    sink.append(year: date.year)
    unsafe sink.write(atMost: 15) { place in
      unsafe place.put(UInt8(ascii: "-"), date.month)
      unsafe (place + 3).put(UInt8(ascii: "-"), date.day)
      unsafe (place + 6).put(UInt8(ascii: "T"), rest / 3_600_000_000)
      unsafe (place + 9).put(UInt8(ascii: ":"), rest / 60_000_000 % 60)
      unsafe (place + 12).put(UInt8(ascii: ":"), rest / 1_000_000 % 60)
      return 15
    }
    switch fraction {
    case .seconds: break
    case .milliseconds:
      sink.append(UInt8(ascii: "."))
      sink.append(digits: rest % 1_000_000 / 1_000, width: 3)
    case .microseconds:
      sink.append(UInt8(ascii: "."))
      sink.append(digits: rest % 1_000_000, width: 6)
    }
    sink.append(UInt8(ascii: "Z"))
  }

  /// Whole days since the epoch, and the microseconds into that day, which are never negative.
  private var daysAndMicroseconds: (days: Int64, rest: Int64) {
    let day: Int64 = 86_400_000_000
    let days = microseconds.flooredQuotient(by: day)
    return (days, microseconds - days * day)
  }
}

extension ByteSink {
  fileprivate mutating func append(year: Int64) {
    if (0...9_999).contains(year) {
      append(digits: year, width: 4)
    } else {
      append(decimal: year)
    }
  }

  /// Appends `HH:MM:SS` for a number of seconds since midnight.
  fileprivate mutating func append(timeOfDay seconds: Int64) {
    append(digits: seconds / 3_600, width: 2)
    append(UInt8(ascii: ":"))
    append(digits: seconds / 60 % 60, width: 2)
    append(UInt8(ascii: ":"))
    append(digits: seconds % 60, width: 2)
  }
}

extension UnsafeMutablePointer<UInt8> {
  /// Puts down a separator and the two digits of `value`.
  @inline(__always)
  fileprivate func put(_ separator: UInt8, _ value: Int64) {
    unsafe self[0] = separator
    unsafe self[1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10)
    unsafe self[2] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
  }
}
