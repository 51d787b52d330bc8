extension String: WireScalar {
  /// Any string.
  package static var schema: Schema { .string }

  /// Stands in for a real string while a type is probed.
  package static var sample: String { "sample" }

  /// The string, unescaped.
  package static func parse(_ json: JSON) -> Result<String, Violation.Rule> {
    json.stringValue.map(Result.success) ?? .failure(.type(expected: "string"))
  }

  /// Writes the string.
  package func write(to json: inout JSONWriter) {
    json.value(self)
  }
}

extension Int: WireScalar {
  /// Any whole number that fits.
  package static var schema: Schema { .integer }

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
  package static var schema: Schema { .integer }

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

extension Double: WireScalar {
  /// Any number.
  package static var schema: Schema { .number }

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

extension Bool: WireScalar {
  /// `true` or `false`.
  package static var schema: Schema { .boolean }

  /// Stands in for a real value while a type is probed.
  package static var sample: Bool { true }

  /// `true` or `false`; never a number or a string.
  package static func parse(_ json: JSON) -> Result<Bool, Violation.Rule> {
    json.boolValue.map(Result.success) ?? .failure(.type(expected: "boolean"))
  }

  /// Writes `true` or `false`.
  package func write(to json: inout JSONWriter) {
    json.value(self)
  }
}

extension Instant: WireScalar {
  /// An RFC 3339 timestamp (`date-time`).
  package static var schema: Schema { .timestamp }

  /// Stands in for a real instant while a type is probed.
  package static var sample: Instant { Instant(microseconds: 1_735_689_600_000_000) }

  /// A timestamp with any fraction and offset.
  package static func parse(_ json: JSON) -> Result<Instant, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    return Instant(iso8601: text).map(Result.success) ?? .failure(.format("date-time"))
  }

  /// Writes the timestamp in UTC with whole seconds.
  package func write(to json: inout JSONWriter) {
    json.value(self)
  }
}
