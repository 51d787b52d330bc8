extension Schema {
  /// The value that `text`, from a query, a path or a header, stands for under this schema.
  ///
  /// Numbers are read as JSON spells them, booleans as `true`, `false`, `1` or `0`. Text that does
  /// not read as what the schema wants is returned as a string, for ``violations(in:at:location:)``
  /// to find.
  package func coerced(_ text: String) -> JSON {
    switch kind {
    case .integer, .number:
      JSONNumber(spelling: text).map(JSON.number) ?? .string(text)
    case .boolean:
      switch text {
      case "true", "1": true
      case "false", "0": false
      default: .string(text)
      }
    case .array(let element): [element.coerced(text)]
    case .oneOf(let schemas):
      schemas.lazy.map { $0.coerced(text) }.first { violations(in: $0).isEmpty } ?? .string(text)
    case .any, .string, .enumeration, .object, .map: .string(text)
    }
  }
}

extension Query {
  /// The query as an object that a type with this schema can be decoded from, and everything that
  /// is wrong with it.
  ///
  /// Each member of the schema takes its value from the parameter of its name: the last one, or
  /// for an array all of them, also those sent as `name[]`. Text becomes a number or a boolean
  /// where the schema says so; where it does not read as one it stays text and is a violation of
  /// type. Parameters that the schema does not know are left out.
  ///
  /// - Parameters:
  ///   - schema: An object's schema.
  ///   - violations: Gets *all* violations of the schema appended, at `.query`; the result need
  ///     not be judged again.
  /// - Returns: An object, fit for decoding when there was no violation.
  package func json(for schema: Schema, violations: inout [Violation]) -> JSON {
    var object = JSONObject()
    for property in schema.properties {
      if case .array(let element) = property.schema.kind {
        let values = pairs.filter { $0.name == property.name || $0.name == property.name + "[]" }
        guard !values.isEmpty else { continue }
        object[property.name] = .array(values.map { element.coerced($0.value) })
      } else if let value = pairs.last(where: { $0.name == property.name })?.value {
        object[property.name] = property.schema.coerced(value)
      }
    }
    let json = JSON.object(object)
    violations += schema.violations(in: json, location: .query)
    return json
  }
}
