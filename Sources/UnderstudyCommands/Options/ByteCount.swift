/// A number of bytes as people write it: `32MiB`, `500kB`, `0`.
enum ByteCount {
  private static let units: [(name: String, bytes: Int)] = [
    ("kib", 1 << 10), ("mib", 1 << 20), ("gib", 1 << 30), ("kb", 1_000), ("mb", 1_000_000),
    ("gb", 1_000_000_000), ("b", 1),
  ]

  /// Reads a whole number and its unit; only 0 needs none.
  static func read(_ text: String) throws(OptionError) -> Int {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    if text == "0" { return 0 }
    let unit = text.dropFirst(digits.count).lowercased().filter { $0 != " " }
    guard let number = Int(digits), let found = units.first(where: { $0.name == unit }),
      number <= (1 << 40) / found.bytes
    else { throw OptionError(message: "'\(text)' is not a size; write it like 32MiB, or 0") }
    return number * found.bytes
  }
}
