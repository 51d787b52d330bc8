/// The numbers of head and tail: decimal digits with a unit behind them.
enum CountArgument {
  /// The number; nil where the text is none. One beyond 64 bits is the largest.
  static func read(_ text: ByteString) -> Int? {
    let text = text.hasPrefix("+") ? text.dropFirst() : text
    let digits = text.bytes.prefix(while: \.isDigit)
    guard !digits.isEmpty else { return nil }
    let number = Int(ByteString(Array(digits)).text) ?? .max
    let unit = ByteString(Array(text.bytes[digits.count...]))
    guard let factor = factor(unit) else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? .max : product
  }

  /// What a program says behind a number that it does not take.
  static func reason(_ text: ByteString) -> ByteString {
    read(text) == .max ? ": Value too large for defined data type" : ""
  }

  private static func factor(_ unit: ByteString) -> Int? {
    switch unit {
    case "": return 1
    case "b": return 512
    case "k": return 1024
    default: break
    }
    guard let letter = unit.bytes.first, let power = Array("KMGTPE".utf8).firstIndex(of: letter)
    else { return nil }
    let base: Int
    switch unit.dropFirst() {
    case "", "iB": base = 1024
    case "B": base = 1000
    default: return nil
    }
    return (0...power).reduce(1) { product, _ in product &* base }
  }
}
