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

  /// The RFC 3339 timestamp in UTC. Years outside 0 to 9999 are not four digits wide, which no
  /// reader of RFC 3339 accepts.
  package func iso8601(_ fraction: Fraction = .seconds) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(27)
    appendISO8601(to: &bytes, fraction)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The form that HTTP's `Date` header takes (IMF-fixdate): `Sun, 06 Nov 1994 08:49:37 GMT`.
  package var httpDate: String {
    let (days, rest) = daysAndMicroseconds
    let date = CivilDate(daysSinceEpoch: days)
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]  // the epoch was a Thursday
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let weekday = Int(days - days.flooredQuotient(by: 7) * 7)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(29)
    bytes.append(contentsOf: weekdays[weekday].utf8)
    bytes.append(contentsOf: ", ".utf8)
    bytes.append(digits: date.day, width: 2)
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: months[Int(date.month) - 1].utf8)
    bytes.append(UInt8(ascii: " "))
    bytes.append(digits: date.year, width: 4)
    bytes.append(UInt8(ascii: " "))
    bytes.append(timeOfDay: rest / 1_000_000)
    bytes.append(contentsOf: " GMT".utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends what ``iso8601(_:)`` returns, without making a string of it.
  func appendISO8601(to bytes: inout [UInt8], _ fraction: Fraction) {
    let (days, rest) = daysAndMicroseconds
    let date = CivilDate(daysSinceEpoch: days)
    bytes.append(digits: date.year, width: 4)
    bytes.append(UInt8(ascii: "-"))
    bytes.append(digits: date.month, width: 2)
    bytes.append(UInt8(ascii: "-"))
    bytes.append(digits: date.day, width: 2)
    bytes.append(UInt8(ascii: "T"))
    bytes.append(timeOfDay: rest / 1_000_000)
    switch fraction {
    case .seconds: break
    case .milliseconds:
      bytes.append(UInt8(ascii: "."))
      bytes.append(digits: rest % 1_000_000 / 1_000, width: 3)
    case .microseconds:
      bytes.append(UInt8(ascii: "."))
      bytes.append(digits: rest % 1_000_000, width: 6)
    }
    bytes.append(UInt8(ascii: "Z"))
  }

  /// Whole days since the epoch, and the microseconds into that day, which are never negative.
  private var daysAndMicroseconds: (days: Int64, rest: Int64) {
    let day: Int64 = 86_400_000_000
    let days = microseconds.flooredQuotient(by: day)
    return (days, microseconds - days * day)
  }
}

extension [UInt8] {
  /// Appends `value` in decimal, with zeros in front up to `width` digits.
  fileprivate mutating func append(digits value: Int64, width: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    var divisor: UInt64 = 1
    for _ in 1..<width { divisor *= 10 }
    var rest = value.magnitude
    while rest / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
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
