extension Int: WireScalar {
  /// Any whole number that fits.
  package static var schema: Schema { Schema(.integer(min: nil, max: nil)) }

  /// Stands in for a real number while a type is probed.
  package static var sample: Int { 1 }

  /// A whole number; `7.0` is one.
  package static func parse(_ json: JSON) -> Result<Int, Violation.Rule> {
    json.intValue.map(Result.success) ?? .failure(.type(expected: "integer"))
  }

  /// Writes the number.
  package func write(to json: inout JSONWriter) {
    json.value(self)
  }
}

extension Int64: WireScalar {
  /// Any whole number that fits.
  package static var schema: Schema { Int.schema }

  /// Stands in for a real number while a type is probed.
  package static var sample: Int64 { 1 }

  /// A whole number; `7.0` is one.
  package static func parse(_ json: JSON) -> Result<Int64, Violation.Rule> {
    Int.parse(json).map(Int64.init)
  }

  /// Writes the number.
  package func write(to json: inout JSONWriter) {
    json.value(self)
  }
}
