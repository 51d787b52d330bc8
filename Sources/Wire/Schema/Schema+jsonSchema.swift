extension Schema {
  /// This schema in the words of JSON Schema 2020-12, as OpenAPI 3.1 uses them.
  ///
  /// The schema itself is always spelled out; a named schema within it is referred to when
  /// `refersTo` gives a reference for its name, such as `#/components/schemas/Workspace`, and is
  /// spelled out otherwise. Rules that only ``check`` knows do not appear.
  package func jsonSchema(refersTo: ((String) -> String?)? = nil) -> JSON {
    var words = kindWords(refersTo)
    for (word, value) in self.words { words[word] = value }
    guard isNullable else { return .object(words) }
    if let values = words["enum"]?.arrayValue { words["enum"] = .array(values + [.null]) }
    switch kind {
    case .any: break
    case .oneOf(let schemas):
      let choices = schemas.map { $0.jsonReference(refersTo: refersTo) }
      words["anyOf"] = .array(choices + [["type": "null"]])
    default: words["type"] = .array([words["type"] ?? "object", "null"])
    }
    return .object(words)
  }

  /// What stands where this schema is used: a reference if it is named and `refersTo` knows the
  /// name, otherwise the schema spelled out.
  package func jsonReference(refersTo: ((String) -> String?)? = nil) -> JSON {
    guard let name, let target = refersTo?(name) else { return jsonSchema(refersTo: refersTo) }
    let reference: JSON = ["$ref": .string(target)]
    return isNullable ? ["anyOf": [reference, ["type": "null"]]] : reference
  }

  /// The named schemas in this one, itself included, each name once, without `null`: what a
  /// document's components are made of. A name that only stands for a recursion is not listed.
  package func namedSchemas() -> [(name: String, schema: Schema)] {
    var named: [(name: String, schema: Schema)] = []
    collectNamed(into: &named)
    return named
  }

  private func collectNamed(into named: inout [(name: String, schema: Schema)]) {
    if let name {
      if case .any = kind { return }
      guard !named.contains(where: { $0.name == name }) else { return }
      var schema = self
      schema.isNullable = false
      named.append((name, schema))
    }
    switch kind {
    case .array(let element), .map(let element): element.collectNamed(into: &named)
    case .object(let properties, _):
      for property in properties { property.schema.collectNamed(into: &named) }
    case .oneOf(let schemas):
      for schema in schemas { schema.collectNamed(into: &named) }
    default: break
    }
  }

  private func kindWords(_ refersTo: ((String) -> String?)?) -> JSONObject {
    switch kind {
    case .any: return [:]
    case .boolean: return ["type": "boolean"]
    case .integer(let min, let max):
      var words: JSONObject = ["type": "integer"]
      words["minimum"] = min.map { .number(JSONNumber($0)) }
      words["maximum"] = max.map { .number(JSONNumber($0)) }
      if min == nil || max == nil { words["format"] = "int64" }
      return words
    case .number(let min, let max):
      var words: JSONObject = ["type": "number"]
      words["minimum"] = min.map { .number(JSONNumber($0)) }
      words["maximum"] = max.map { .number(JSONNumber($0)) }
      return words
    case .string(let rules):
      var words: JSONObject = ["type": "string"]
      words["minLength"] = rules.minLength.map { .number(JSONNumber($0)) }
      words["maxLength"] = rules.maxLength.map { .number(JSONNumber($0)) }
      words["pattern"] = rules.pattern.map(JSON.string)
      words["format"] = rules.format.map(JSON.string)
      return words
    case .enumeration(let values):
      return ["type": "string", "enum": .array(values.map(JSON.string))]
    case .array(let element):
      return ["type": "array", "items": element.jsonReference(refersTo: refersTo)]
    case .map(let element):
      return ["type": "object", "additionalProperties": element.jsonReference(refersTo: refersTo)]
    case .object(let properties, let isOpen):
      var words = Self.objectWords(properties, isOpen: isOpen, refersTo)
      if !requirements.isEmpty { words["allOf"] = .array(requirements.map(\.jsonSchema)) }
      return words
    case .oneOf(let schemas):
      return ["anyOf": .array(schemas.map { $0.jsonReference(refersTo: refersTo) })]
    }
  }

  private static func objectWords(
    _ properties: [Property], isOpen: Bool, _ refersTo: ((String) -> String?)?
  ) -> JSONObject {
    var words: JSONObject = ["type": "object"]
    if !properties.isEmpty {
      words["properties"] = .object(
        JSONObject(properties.map { ($0.name, $0.schema.jsonReference(refersTo: refersTo)) }))
    }
    let required = properties.filter(\.isRequired).map { JSON.string($0.name) }
    if !required.isEmpty { words["required"] = .array(required) }
    if isOpen { words["additionalProperties"] = true }
    return words
  }
}

extension MemberRequirement {
  /// The requirement in the words of JSON Schema.
  var jsonSchema: JSON {
    switch self {
    case .oneOf(let names): ["anyOf": .array(names.map(Self.given))]
    case .exactlyOne(let names): ["oneOf": .array(names.map(Self.given))]
    case .form(let name, let words): ["properties": .object([name: words])]
    case .member(let name, let other, let value):
      [
        "if": [
          "properties": .object([other: ["const": .string(value)]]), "required": [.string(other)],
        ],
        "then": Self.given(name),
      ]
    }
  }

  /// An object with a member that is not `null`.
  private static func given(_ name: String) -> JSON {
    ["required": [.string(name)], "properties": .object([name: ["not": ["type": "null"]]])]
  }
}
