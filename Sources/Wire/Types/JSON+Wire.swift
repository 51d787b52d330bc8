extension JSON: WireScalar {
  /// Any value at all.
  package static var schema: Schema { .any }

  /// Stands in for a real value while a type is probed.
  package static var sample: JSON { .string("sample") }

  /// The value as it is.
  package static func parse(_ json: JSON) -> Result<JSON, Violation.Rule> {
    .success(json)
  }

  /// Writes the tree.
  package func write(to json: inout JSONWriter) {
    json.value(self)
  }
}

extension JSONObject: WireScalar {
  /// An object with any members.
  package static var schema: Schema { .openObject }

  /// Stands in for a real object while a type is probed.
  package static var sample: JSONObject { [:] }

  /// The object as it is.
  package static func parse(_ json: JSON) -> Result<JSONObject, Violation.Rule> {
    json.objectValue.map(Result.success) ?? .failure(.type(expected: "object"))
  }

  /// Writes the members.
  package func write(to json: inout JSONWriter) {
    json.value(self)
  }
}
