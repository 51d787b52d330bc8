extension String: WireScalar {
  /// Any string.
  package static var schema: Schema { Schema(.string(Schema.StringRules())) }

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
