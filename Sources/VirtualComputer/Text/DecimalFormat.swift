/// The decimal digits of a floating-point number, exact and rounded half to even as C's printf does.
enum DecimalFormat {
  /// A number from 0, by one of `f`, `e`, `g` and their capitals.
  static func text(_ value: Double, _ conversion: Character, precision: Int) -> String {
    guard value.isFinite else {
      let text = value.isNaN ? "nan" : "inf"
      return conversion.isUppercase ? text.uppercased() : text
    }
    switch conversion {
    case "f", "F": return fixed(value, precision)
    case "e", "E": return scientific(value, precision, conversion)
    default:
      let significant = max(precision, 1)
      let exponent = value == 0 ? 0 : self.exponent(scientific(value, significant - 1, "e"))
      let isFixed = exponent >= -4 && exponent < significant
      var text =
        isFixed
        ? fixed(value, significant - 1 - exponent)
        : scientific(value, significant - 1, conversion == "g" ? "e" : "E")
      let mark = text.firstIndex { $0 == "e" || $0 == "E" } ?? text.endIndex
      let tail = String(text[mark...])
      text = String(text[..<mark])
      if text.contains(".") {
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
      }
      return text + tail
    }
  }

  private static func exponent(_ scientific: String) -> Int {
    Int(scientific.drop { $0 != "e" }.dropFirst()) ?? 0
  }

  private static func fixed(_ value: Double, _ precision: Int) -> String {
    let (digits, point) = rounded(value) { $0 + precision }
    var whole = digits.prefix(max(0, point)).map { Character(Unicode.Scalar(48 + $0)) }
    if whole.isEmpty { whole = ["0"] }
    guard precision > 0 else { return String(whole) }
    var fraction: [UInt8] =
      Array(repeating: 0, count: max(0, -point)) + digits.dropFirst(max(0, point))
    fraction = Array(fraction.prefix(precision))
    fraction += Array(repeating: 0, count: precision - fraction.count)
    return String(whole) + "." + String(fraction.map { Character(Unicode.Scalar(48 + $0)) })
  }

  private static func scientific(_ value: Double, _ precision: Int, _ mark: Character) -> String {
    var (digits, point) = rounded(value) { _ in precision + 1 }
    if value == 0 { (digits, point) = ([0], 1) }
    digits += Array(repeating: 0, count: max(0, precision + 1 - digits.count))
    let exponent = point - 1
    let tail = digits.dropFirst().prefix(precision).map { Character(Unicode.Scalar(48 + $0)) }
    let size = String(exponent.magnitude)
    return String(digits[0]) + (precision > 0 ? "." + String(tail) : "") + String(mark)
      + (exponent < 0 ? "-" : "+") + (size.count < 2 ? "0" : "") + size
  }

  /// The digits down to a number of them that depends on where the point stands, and that place.
  private static func rounded(_ value: Double, _ wanted: (Int) -> Int) -> ([UInt8], point: Int) {
    guard value != 0 else { return ([], 0) }
    var (digits, point) = exact(value)
    let keep = wanted(point)
    guard keep < digits.count else { return (digits, point) }
    guard keep >= 0 else { return ([], point - keep) }
    let rest = digits[keep...]
    let half = rest[keep]
    let isAbove = half > 5 || (half == 5 && rest.dropFirst().contains { $0 != 0 })
    let isOdd = keep > 0 && digits[keep - 1] % 2 == 1
    digits.removeLast(digits.count - keep)
    if isAbove || (half == 5 && isOdd) {
      var index = keep - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    return (digits, point)
  }

  /// Every decimal digit of a number, without zeros in front, and where its point stands.
  private static func exact(_ value: Double) -> ([UInt8], point: Int) {
    // The number is an integer times a power of two; the power is made of decimal digits.
    var digits = String(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)).utf8.map {
      $0 - 48
    }
    let power = (value.isNormal ? Int(value.exponentBitPattern) : 1) - 1075
    var fraction = 0
    for _ in 0..<abs(power) {
      var carry: UInt8 = 0
      if power > 0 {
        for index in digits.indices.reversed() {
          let double = digits[index] * 2 + carry
          digits[index] = double % 10
          carry = double / 10
        }
        if carry > 0 { digits.insert(carry, at: 0) }
      } else {
        // Half of a number is five of its tenths.
        for index in digits.indices.reversed() {
          let product = digits[index] * 5 + carry
          digits[index] = product % 10
          carry = product / 10
        }
        if carry > 0 { digits.insert(carry, at: 0) }
        fraction += 1
      }
    }
    let lead = digits.prefix { $0 == 0 }.count
    return (Array(digits.dropFirst(lead)), digits.count - lead - fraction)
  }
}
