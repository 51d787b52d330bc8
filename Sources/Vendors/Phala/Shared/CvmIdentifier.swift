import Wire

/// The spellings of a CVM's identifier, told apart.
enum CvmIdentifier: Hashable {
  case id(String)
  /// With dashes, lower case.
  case uuid(String)
  /// Forty hex digits: an app or an instance.
  case hex(String)
  case name(String)

  /// An app by its digits, dashes among them not told.
  static let appSchema = Schema(
    .string(Schema.StringRules(pattern: "^(app_|instance_|0x)?[0-9A-Fa-f]{40}$")))

  init(_ text: String) {
    if text.hasPrefix("cvm_") {
      self = .id(text)
      return
    }
    var rest = text[...]
    for prefix in ["app_", "instance_", "0x"] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
      break
    }
    let digits = rest.lowercased().filter { $0 != "-" }
    guard digits.utf8.allSatisfy({ Self.isHex($0) }) else {
      self = .name(text)
      return
    }
    switch digits.utf8.count {
    case 40: self = .hex(digits)
    case 32: self = .uuid(Self.dashed(digits))
    default: self = .name(text)
    }
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  private static func dashed(_ digits: String) -> String {
    var rest = digits[...]
    return [8, 4, 4, 4, 12].map { count in
      defer { rest = rest.dropFirst(count) }
      return String(rest.prefix(count))
    }.joined(separator: "-")
  }
}
