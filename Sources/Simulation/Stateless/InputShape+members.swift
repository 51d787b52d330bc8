package import Wire

/// Shapes in a line, for routes that are declared only.
extension InputShape {
  /// A JSON body that must have these members; others are not looked at.
  package static func body(_ members: KeyValuePairs<String, Schema>) -> InputShape {
    InputShape(body: .object(members), bodyKind: .json)
  }

  /// A query that must have these parameters; others are not looked at.
  package static func query(_ parameters: KeyValuePairs<String, Schema>) -> InputShape {
    InputShape(query: .object(parameters))
  }

  /// A JSON object that may be missing; what is in it is not looked at.
  package static let optionalBody = InputShape(body: .object([:]), bodyKind: .optionalJSON)
}

extension Schema {
  /// Any text.
  package static let text = String.schema
  /// Any whole number.
  package static let count = Int.schema
  /// An object; what is in it is not looked at.
  package static let anyObject = JSONObject.schema
  /// An object that must have these members.
  package static func object(_ members: KeyValuePairs<String, Schema>) -> Schema {
    Schema(.object(members.map { Property(name: $0, schema: $1) }, open: true))
  }
  /// An object that must have the first of these members and may have the others.
  package static func members(
    _ members: KeyValuePairs<String, Schema>, optional: KeyValuePairs<String, Schema> = [:]
  ) -> Schema {
    Schema(
      .object(
        members.map { Property(name: $0, schema: $1) }
          + optional.map { Property(name: $0, schema: $1, isRequired: false) }, open: false))
  }
  /// One of these texts.
  package static func word(_ words: [String]) -> Schema {
    Schema(
      .enumeration(
        words.enumerated().filter { !words[..<$0.offset].contains($0.element) }.map(\.element)))
  }
  /// A list of these.
  package static func list(_ element: Schema) -> Schema { Schema(.array(element)) }
}
