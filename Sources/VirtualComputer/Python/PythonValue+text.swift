extension PythonValue {
  /// As `str` and `print` show it.
  var text: String {
    if case .string(let text) = self { return text }
    return representation
  }

  /// As `repr` shows it.
  var representation: String {
    switch self {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .float(let value):
      value.isFinite ? "\(value)" : value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
    case .string(let value): Self.quoted(value)
    case .list(let items): "[" + items.map(\.representation).joined(separator: ", ") + "]"
    case .dictionary(let items):
      "{" + items.map { "\($0.representation): \($1.representation)" }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    let quote: Character = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = String(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "'" where quote == "'": result += "\\'"
      default:
        if scalar.value < 32 || scalar.value == 127 {
          let hex = String(scalar.value, radix: 16)
          result += "\\x" + (hex.count < 2 ? "0" : "") + hex
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + String(quote)
  }

  /// Whether a condition takes it for true.
  var isTrue: Bool {
    switch self {
    case .none: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    case .string(let value): !value.isEmpty
    case .list(let items): !items.isEmpty
    case .dictionary(let items): !items.isEmpty
    }
  }

  /// Whether it can be the key of a dictionary.
  var isHashable: Bool {
    switch self {
    case .list, .dictionary: false
    default: true
    }
  }

  /// A number, where it is one; truth values are 0 and 1.
  var number: Double? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  /// A whole number, where it is one.
  var integer: Int? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    default: nil
    }
  }

  /// `==`.
  func equals(_ other: PythonValue) -> Bool {
    if let one = integer, let two = other.integer { return one == two }
    if let one = number, let two = other.number { return one == two }
    switch (self, other) {
    case (.none, .none): return true
    case (.string(let one), .string(let two)):
      return one.unicodeScalars.elementsEqual(two.unicodeScalars)
    case (.list(let one), .list(let two)):
      return one.count == two.count && zip(one, two).allSatisfy { $0.equals($1) }
    case (.dictionary(let one), .dictionary(let two)):
      return one.count == two.count
        && one.allSatisfy { key, value in
          two.contains { $0.0.equals(key) && $0.1.equals(value) }
        }
    default: return false
    }
  }
}

/// `json.dumps` without options.
enum PythonJSON {
  static func text(of value: PythonValue) throws(PythonRun.Stop) -> String {
    switch value {
    case .none: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .int(let number): return "\(number)"
    case .float(let number):
      return number.isNaN
        ? "NaN" : number.isInfinite ? (number < 0 ? "-Infinity" : "Infinity") : "\(number)"
    case .string(let text): return quoted(text)
    case .list(let items):
      var parts: [String] = []
      for item in items { parts.append(try self.text(of: item)) }
      return "[" + parts.joined(separator: ", ") + "]"
    case .dictionary(let items):
      var parts: [String] = []
      for (key, value) in items {
        let name: String
        if case .string(let text) = key {
          name = quoted(text)
        } else {
          name = "\"\(try self.text(of: key))\""
        }
        parts.append("\(name): \(try self.text(of: value))")
      }
      return "{" + parts.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0x08: result += "\\b"
      case 0x0C: result += "\\f"
      case 0x20...0x7E: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default:
        let hex = String(unit, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      }
    }
    return result + "\""
  }
}
