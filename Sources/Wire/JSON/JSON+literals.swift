extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// `null`
  package init(nilLiteral: ()) {
    self = .null
  }

  /// `true` or `false`
  package init(booleanLiteral value: Bool) {
    self = .bool(value)
  }

  /// A number without a point.
  package init(integerLiteral value: Int) {
    self = .number(JSONNumber(value))
  }

  /// A number with a point.
  package init(floatLiteral value: Double) {
    self = .number(JSONNumber(value))
  }

  /// A string.
  package init(stringLiteral value: String) {
    self = .string(value)
  }

  /// An array.
  package init(arrayLiteral elements: JSON...) {
    self = .array(elements)
  }

  /// An object whose members are in the order they are written here.
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(JSONObject(elements))
  }
}
