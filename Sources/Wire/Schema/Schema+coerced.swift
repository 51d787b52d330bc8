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
