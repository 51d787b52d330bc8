/// Reads one RFC 3339 timestamp from start to end; every step is nil at the first byte that does
/// not belong there.
struct TimestampReader {
  private let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Microseconds since the epoch, or nil if the text is no timestamp or has something after it.
  mutating func timestamp() -> Int64? {
    guard
      let year = number(ofDigits: 4), skip("-"), let month = number(ofDigits: 2), skip("-"),
      let day = number(ofDigits: 2), skip("T") || skip("t")
    else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    guard
      date.isPossible, let hour = number(ofDigits: 2), hour < 24, skip(":"),
      let minute = number(ofDigits: 2), minute < 60, skip(":"),
      let second = number(ofDigits: 2), second < 60, let fraction = fraction(),
      let offset = offset(), position == bytes.count
    else { return nil }
    let seconds = date.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second
    return (seconds - offset) * 1_000_000 + fraction
  }

  /// Microseconds after a point; zero when there is none.
  private mutating func fraction() -> Int64? {
    guard skip(".") else { return 0 }
    var value: Int64 = 0
    var unit: Int64 = 100_000
    guard var digit = digit() else { return nil }
    while true {
      value += digit * unit
      unit /= 10
      guard let next = self.digit() else { return value }
      digit = next
    }
  }

  /// Seconds east of UTC.
  private mutating func offset() -> Int64? {
    if skip("Z") || skip("z") { return 0 }
    let sign: Int64
    if skip("+") {
      sign = 1
    } else if skip("-") {
      sign = -1
    } else {
      return nil
    }
    guard
      let hours = number(ofDigits: 2), hours < 24, skip(":"), let minutes = number(ofDigits: 2),
      minutes < 60
    else { return nil }
    return sign * (hours * 3_600 + minutes * 60)
  }

  private mutating func number(ofDigits count: Int) -> Int64? {
    var value: Int64 = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  private mutating func digit() -> Int64? {
    guard
      position < bytes.count, bytes[position] >= UInt8(ascii: "0"),
      bytes[position] <= UInt8(ascii: "9")
    else { return nil }
    position += 1
    return Int64(bytes[position - 1] - UInt8(ascii: "0"))
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }
}
