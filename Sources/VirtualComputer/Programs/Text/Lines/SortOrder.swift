/// How sort compares lines: by its keys, and where these are equal by all of the line.
struct SortOrder {
  /// A part of a line, and how it is compared.
  struct Key {
    enum Kind {
      case bytes, number, human, version
    }

    var startField = 0
    var startByte = 0
    /// The field in which it ends; nil for the end of the line.
    var endField: Int?
    /// The bytes of that field; 0 for all of it.
    var endByte = 0
    var kind = Kind.bytes
    var skipsStart = false
    var skipsEnd = false
    var foldsCase = false
    var isReversed = false

    /// Whether it has no order of its own.
    var isPlain: Bool {
      kind == .bytes && !skipsStart && !skipsEnd && !foldsCase && !isReversed
    }
  }

  var keys: [Key] = []
  /// The options outside of keys.
  var general = Key()
  var separator: UInt8?
  var isStable = false
  var isUnique = false

  /// Gives the keys without an order of their own the general one.
  mutating func settle() {
    for index in keys.indices where keys[index].isPlain {
      keys[index].kind = general.kind
      keys[index].skipsStart = general.skipsStart
      keys[index].skipsEnd = general.skipsEnd
      keys[index].foldsCase = general.foldsCase
      keys[index].isReversed = general.isReversed
    }
    if keys.isEmpty, !general.isPlain { keys = [general] }
  }

  /// Below 0, 0 or above it.
  func compare(_ one: ArraySlice<UInt8>, _ two: ArraySlice<UInt8>) -> Int {
    for key in keys {
      let order = compare(part(of: one, key), part(of: two, key), key)
      if order != 0 { return key.isReversed ? -order : order }
    }
    if !keys.isEmpty, isStable || isUnique { return 0 }
    let order = Self.compareBytes(one, two)
    return general.isReversed ? -order : order
  }

  private func compare(
    _ one: ArraySlice<UInt8>, _ two: ArraySlice<UInt8>, _ key: Key
  ) -> Int {
    switch key.kind {
    case .number: return SortNumber(one).compare(SortNumber(two))
    case .human:
      let (first, second) = (SortNumber(one), SortNumber(two))
      return first.unit == second.unit ? first.compare(second) : first.unit - second.unit
    case .version: return VersionOrder.compare(one, two)
    case .bytes:
      guard key.foldsCase else { return Self.compareBytes(one, two) }
      return Self.compareBytes(
        one.map { $0.isLetter ? $0 & ~0x20 : $0 }[...],
        two.map { $0.isLetter ? $0 & ~0x20 : $0 }[...])
    }
  }

  static func compareBytes(_ one: ArraySlice<UInt8>, _ two: ArraySlice<UInt8>) -> Int {
    var first = one.startIndex
    var second = two.startIndex
    while first < one.endIndex, second < two.endIndex {
      if one[first] != two[second] { return Int(one[first]) - Int(two[second]) }
      first += 1
      second += 1
    }
    return one.count - two.count
  }

  // MARK: Fields

  private static func isBlank(_ byte: UInt8) -> Bool { byte.isBlank || byte == .newline }

  private func skipBlanks(_ line: ArraySlice<UInt8>, _ place: inout Int) {
    while place < line.endIndex, Self.isBlank(line[place]) { place += 1 }
  }

  /// The part of a line that a key names.
  private func part(of line: ArraySlice<UInt8>, _ key: Key) -> ArraySlice<UInt8> {
    let start = start(of: line, key)
    let end = max(start, end(of: line, key))
    return line[start..<end]
  }

  private func start(of line: ArraySlice<UInt8>, _ key: Key) -> Int {
    var place = line.startIndex
    var fields = key.startField
    while place < line.endIndex, fields > 0 {
      fields -= 1
      if let separator {
        while place < line.endIndex, line[place] != separator { place += 1 }
        if place < line.endIndex { place += 1 }
      } else {
        skipBlanks(line, &place)
        while place < line.endIndex, !Self.isBlank(line[place]) { place += 1 }
      }
    }
    if key.skipsStart { skipBlanks(line, &place) }
    return min(line.endIndex, place + min(key.startByte, line.count))
  }

  private func end(of line: ArraySlice<UInt8>, _ key: Key) -> Int {
    guard let last = key.endField else { return line.endIndex }
    var fields = key.endByte == 0 ? last + 1 : last
    var place = line.startIndex
    while place < line.endIndex, fields > 0 {
      fields -= 1
      if let separator {
        while place < line.endIndex, line[place] != separator { place += 1 }
        if place < line.endIndex, fields > 0 || key.endByte > 0 { place += 1 }
      } else {
        skipBlanks(line, &place)
        while place < line.endIndex, !Self.isBlank(line[place]) { place += 1 }
      }
    }
    guard key.endByte > 0 else { return place }
    if key.skipsEnd { skipBlanks(line, &place) }
    return min(line.endIndex, place + min(key.endByte, line.count))
  }
}

/// The number at the start of a text, of any size; what is none is 0.
private struct SortNumber {
  private let isNegative: Bool
  private let whole: ArraySlice<UInt8>
  private let fraction: ArraySlice<UInt8>
  /// The order of the unit behind it, negative with the number.
  let unit: Int

  init(_ text: ArraySlice<UInt8>) {
    var rest = text.drop { $0.isBlank || $0 == .newline }
    let hasSign = rest.first == UInt8(ascii: "-")
    if hasSign { rest = rest.dropFirst() }
    let digits = rest.prefix(while: \.isDigit)
    rest = rest.dropFirst(digits.count)
    whole = digits.drop { $0 == UInt8(ascii: "0") }
    var decimals: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      decimals = rest.dropFirst().prefix(while: \.isDigit)
      rest = rest.dropFirst(1 + decimals.count)
    }
    while decimals.last == UInt8(ascii: "0") { decimals = decimals.dropLast() }
    fraction = decimals
    let isZero = whole.isEmpty && decimals.isEmpty
    isNegative = hasSign && !isZero
    var order = 0
    if !isZero, let letter = rest.first {
      order = (Array("KMGTPEZY".utf8).firstIndex(of: letter) ?? -1) + 1
      if letter == UInt8(ascii: "k") { order = 1 }
    }
    unit = isNegative ? -order : order
  }

  func compare(_ other: SortNumber) -> Int {
    if isNegative != other.isNegative { return isNegative ? -1 : 1 }
    var order = whole.count - other.whole.count
    if order == 0 { order = SortOrder.compareBytes(whole, other.whole) }
    if order == 0 { order = SortOrder.compareBytes(fraction, other.fraction) }
    return isNegative ? -order : order
  }
}

/// The order of version numbers, as Debian and GNU have it.
enum VersionOrder {
  static func compare(_ one: ArraySlice<UInt8>, _ two: ArraySlice<UInt8>) -> Int {
    let (first, second) = (Array(one), Array(two))
    if first.isEmpty || second.isEmpty { return (first.isEmpty ? 0 : 1) - (second.isEmpty ? 0 : 1) }
    let ranks = (rank(first), rank(second))
    if ranks.0 != ranks.1 { return ranks.0 - ranks.1 }
    if ranks.0 < 2 { return 0 }
    let order = parts(first[..<prefix(first)], second[..<prefix(second)])
    return order != 0 ? order : parts(first[...], second[...])
  }

  /// `.` and `..` stand before other names with a dot, and these before the rest.
  private static func rank(_ name: [UInt8]) -> Int {
    let dot = UInt8(ascii: ".")
    if name == [dot] { return 0 }
    if name == [dot, dot] { return 1 }
    return name[0] == dot ? 2 : 3
  }

  /// The length without what looks like the suffixes of a file.
  private static func prefix(_ name: [UInt8]) -> Int {
    let tilde = UInt8(ascii: "~")
    var index = 0
    var length = 0
    while index < name.count {
      index += 1
      length = index
      while index + 1 < name.count, name[index] == UInt8(ascii: "."),
        name[index + 1].isLetter || name[index + 1] == tilde
      {
        index += 2
        while index < name.count,
          name[index].isLetter || name[index].isDigit || name[index] == tilde
        {
          index += 1
        }
      }
    }
    return length
  }

  private static func order(_ text: ArraySlice<UInt8>, _ place: Int) -> Int {
    guard place < text.endIndex else { return -1 }
    let byte = text[place]
    if byte.isDigit { return 0 }
    if byte.isLetter { return Int(byte) }
    return byte == UInt8(ascii: "~") ? -2 : Int(byte) + 256
  }

  private static func parts(_ one: ArraySlice<UInt8>, _ two: ArraySlice<UInt8>) -> Int {
    var first = 0
    var second = 0
    func isDigit(_ text: ArraySlice<UInt8>, _ place: Int) -> Bool {
      place < text.endIndex && text[place].isDigit
    }
    while first < one.endIndex || second < two.endIndex {
      while (first < one.endIndex && !one[first].isDigit)
        || (second < two.endIndex && !two[second].isDigit)
      {
        let difference = order(one, first) - order(two, second)
        if difference != 0 { return difference }
        first += 1
        second += 1
      }
      while first < one.endIndex, one[first] == UInt8(ascii: "0") { first += 1 }
      while second < two.endIndex, two[second] == UInt8(ascii: "0") { second += 1 }
      var difference = 0
      while isDigit(one, first), isDigit(two, second) {
        if difference == 0 { difference = Int(one[first]) - Int(two[second]) }
        first += 1
        second += 1
      }
      if isDigit(one, first) { return 1 }
      if isDigit(two, second) { return -1 }
      if difference != 0 { return difference }
    }
    return 0
  }
}
