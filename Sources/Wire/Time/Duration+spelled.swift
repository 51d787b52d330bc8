extension Duration {
  /// The whole microseconds in this duration; what is finer is dropped.
  package var microseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
  }

  /// Reads a number and its unit: `80ms`, `1.5s`, `4m`, `2h`, `30d`, also `us`. The unit is a
  /// must: a bare number is nil, as is anything that is finer than a microsecond or longer than
  /// 100,000 years. A minus sign is accepted; who needs a positive duration says so.
  package init?(spelled text: some StringProtocol) {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let unsigned = text.utf8.dropFirst(isNegative ? 1 : 0)
    let amount = unsigned.prefix { $0 == UInt8(ascii: ".") || Self.isDigit($0) }
    guard
      let unit = Self.units.first(where: {
        $0.name.utf8.elementsEqual(unsigned[amount.endIndex...])
      })
    else { return nil }
    let parts = amount.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, whole.count <= 18 else { return nil }
    var microseconds: Int64 = 0
    for digit in whole {
      let (scaled, isTooLong) = microseconds.multipliedReportingOverflow(by: 10)
      guard !isTooLong else { return nil }
      microseconds = scaled + Int64(digit - UInt8(ascii: "0"))
    }
    let (product, isTooLong) = microseconds.multipliedReportingOverflow(by: unit.microseconds)
    guard !isTooLong, product < 3_200_000_000_000_000_000 else { return nil }
    microseconds = product
    if parts.count == 2 {
      guard !parts[1].isEmpty, parts[1].count <= 6 else { return nil }
      var share = unit.microseconds
      for digit in parts[1] {
        guard Self.isDigit(digit), share % 10 == 0 || digit == UInt8(ascii: "0") else { return nil }
        share /= 10
        microseconds += share * Int64(digit - UInt8(ascii: "0"))
      }
    }
    self = .microseconds(isNegative ? -microseconds : microseconds)
  }

  /// The duration as ``init(spelled:)`` reads it, in the largest unit that it is a whole number
  /// of; a broken number of seconds has a point (`1.5s`). Finer parts than microseconds are lost.
  package func spelled() -> String {
    let value = microseconds
    guard value != 0 else { return "0s" }
    if value % 1_000_000 != 0, value.magnitude > 1_000_000 {
      var fraction = String(value.magnitude % 1_000_000 + 1_000_000).dropFirst()
      while fraction.last == "0" { fraction.removeLast() }
      return "\(value < 0 ? "-" : "")\(value.magnitude / 1_000_000).\(fraction)s"
    }
    for unit in Self.units where value % unit.microseconds == 0 {
      return "\(value / unit.microseconds)\(unit.name)"
    }
    return "\(value)us"
  }

  /// From the largest to the smallest, with none left out between: `spelled()` relies on it.
  private static let units: [(name: String, microseconds: Int64)] = [
    ("d", 86_400_000_000), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000),
    ("ms", 1_000), ("us", 1),
  ]

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
