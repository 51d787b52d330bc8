extension Double: WireScalar {
  /// Any number.
  package static var schema: Schema { Schema(.number(min: nil, max: nil)) }

  /// Stands in for a real number while a type is probed.
  package static var sample: Double { 1 }

  /// The number nearest to what is written.
  package static func parse(_ json: JSON) -> Result<Double, Violation.Rule> {
    json.doubleValue.map(Result.success) ?? .failure(.type(expected: "number"))
  }

  /// Writes the number with a point or an exponent.
  package func write(to json: inout JSONWriter) {
    json.value(self)
  }
}
