import Wire

/// An amount in the way of Kubernetes: `4`, `500m`, `16Gi`. [seed 002]
///
/// A JSON number is taken as well and kept as a string; what begins with no number is refused.
/// [our choice: the seed shows strings only]
struct Quantity: WireScalar {
  let text: String

  init(_ text: String) { self.text = text }

  static let regex = "^[0-9]+(\\.[0-9]+)?(m|[kKMGTP](i|B|iB)?)?$"

  static var schema: Schema {
    let text = Schema(.string(Schema.StringRules(pattern: regex))) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
    return Schema(.oneOf([text, Schema(.number(min: 0, max: nil))]))
  }

  static var sample: Self { Self("1") }

  static func parse(_ json: JSON) -> Result<Self, Violation.Rule> {
    switch json {
    case .number(let number):
      return .success(Self(number.int.map { String($0) } ?? number.spelling))
    case .string(let text):
      return Self(text).value == nil
        ? .failure(.pattern(name: "quantity", regex: regex)) : .success(Self(text))
    default: return .failure(.type(expected: "string"))
    }
  }

  func write(to json: inout JSONWriter) { json.value(text) }

  /// The amount in units: cores, bytes, pieces; nil where the text is no quantity.
  var value: Double? {
    let digits = text.prefix { $0.isNumber && $0.isASCII || $0 == "." }
    guard let number = Double(digits), digits.first != ".", digits.last != "." else { return nil }
    var unit = text.dropFirst(digits.count)
    if unit.isEmpty { return number }
    if unit == "m" { return number / 1000 }
    let prefix = unit.removeFirst()
    let powers: [Character: Double] = ["k": 1, "K": 1, "M": 2, "G": 3, "T": 4, "P": 5]
    guard let power = powers[prefix] else { return nil }
    let base: Double? =
      switch unit {
      case "i", "iB": 1024
      case "", "B": 1000
      default: nil
      }
    return base.map { base in (0..<Int(power)).reduce(number) { value, _ in value * base } }
  }
}
