extension Bool: WireScalar {
  /// `true` or `false`.
  package static var schema: Schema { Schema(.boolean) }

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
