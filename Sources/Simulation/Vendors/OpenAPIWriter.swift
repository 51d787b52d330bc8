import HTTPTypes
import Wire

/// Writes the operations of a vendor one after the other, and gathers what they have in common.
struct OpenAPIWriter {
  private let vendor: Vendor
  private let examples: [String: ExampleRequests.Request]
  /// Named schemas, each with what it refers to.
  private(set) var schemas = JSONObject()
  /// The answers of failures, by status and codes.
  private(set) var failures = JSONObject()

  init(_ vendor: Vendor) {
    self.vendor = vendor
    examples = vendor.examples.requests(to: vendor)
  }

  mutating func describe(_ operation: Operation) -> JSON {
    var result: JSONObject = [
      "operationId": .string(operation.id), "summary": .string(operation.summary),
      "tags": [.string(operation.subject)],
    ]
    let example = examples[operation.id]
    let parameters = parameters(of: operation, example)
    if !parameters.isEmpty { result["parameters"] = .array(parameters) }
    if let body = body(of: operation.shapes.input, example) { result["requestBody"] = body }
    result["responses"] = responses(of: operation)
    result["security"] = operation.access == .anyone ? [] : [["key": []]]
    result["x-source"] = .string(operation.source.description)
    result["x-tier"] = .number(JSONNumber(operation.tier))
    return .object(result)
  }

  private mutating func parameters(
    of operation: Operation, _ example: ExampleRequests.Request?
  ) -> [JSON] {
    var result: [JSON] = operation.template.parameters.map { name in
      var parameter: JSONObject = [
        "name": .string(name), "in": "path", "required": true,
        "schema": reference(to: Self.segment(operation.parameters[name])),
      ]
      if let value = example?.path.values.first(where: { $0.name == name })?.value {
        parameter["example"] = .string(value)
      }
      return .object(parameter)
    }
    for property in operation.shapes.input.query?.properties ?? [] {
      var schema = property.schema
      let emptyIsAbsent = vendor.description.emptyParameterIsAbsent
      if emptyIsAbsent, property.isRequired, case .string(var rules) = schema.kind {
        rules.minLength = max(1, rules.minLength ?? 0)
        schema.kind = .string(rules)
      }
      var parameter: JSONObject = [
        "name": .string(property.name), "in": "query", "required": .bool(property.isRequired),
        "schema": reference(to: schema),
      ]
      if emptyIsAbsent, !property.isRequired { parameter["allowEmptyValue"] = true }
      if let value = example?.query[property.name] {
        parameter["example"] = property.schema.coerced(value)
      }
      result.append(.object(parameter))
    }
    return result
  }

  /// The schema of a parameter in a path: any text but none, unless it has a form of its own.
  private static func segment(_ schema: Schema?) -> Schema {
    if let schema {
      guard case .string(let rules) = schema.kind, rules == Schema.StringRules() else {
        return schema
      }
    }
    return Schema(.string(Schema.StringRules(minLength: 1)))
  }

  private mutating func body(
    of input: InputShape, _ example: ExampleRequests.Request?
  ) -> JSON? {
    guard let kind = input.bodyKind else { return nil }
    let types: [String] =
      switch kind {
      case .json, .optionalJSON: [ContentType.json]
      case .text(let types): types
      case .multipart: ["multipart/form-data"]
      }
    var content = JSONObject()
    for type in types {
      var media = JSONObject()
      let schema = input.otherBodies[type] ?? input.body
      media["schema"] = schema.map { reference(to: $0) } ?? ["type": "object"]
      if type == types.first { media["example"] = example?.body }
      content[type] = .object(media)
    }
    return ["required": .bool(isRequired(kind, input.body)), "content": .object(content)]
  }

  /// Whether a request without a body is refused for it.
  private func isRequired(_ kind: InputShape.BodyKind, _ schema: Schema?) -> Bool {
    switch kind {
    case .optionalJSON: false
    case .json where vendor.description.readsEmptyBodyAsObject:
      schema.map { $0.asksForMembers || !$0.violations(in: [:]).isEmpty } ?? true
    default: true
    }
  }

  private mutating func responses(of operation: Operation) -> JSON {
    var result = JSONObject()
    for success in operation.successes {
      var response: JSONObject = ["description": .string(success.label ?? "success")]
      switch operation.shapes.output {
      case .json where success == .stream: response["content"] = [ContentType.events: [:]]
      case .json(let schema) where success.status != 204:
        response["content"] = [ContentType.json: ["schema": reference(to: schema)]]
      case .bytes(let type): response["content"] = [String(type.prefix { $0 != ";" }): [:]]
      case .events: response["content"] = [ContentType.events: [:]]
      case .json, .empty: break
      }
      let status = String(success.status)
      if let known = result[status]?["description"]?.stringValue {
        response["description"] = .string("\(known), or \(success.label ?? "success")")
        var types = result[status]?["content"]?.objectValue ?? [:]
        for (type, content) in response["content"]?.objectValue ?? [:] { types[type] = content }
        if !types.isEmpty { response["content"] = .object(types) }
      }
      result[status] = .object(response)
    }
    let declared = Dictionary(grouping: operation.failures + vendor.generalFailures, by: \.status)
    for status in declared.keys.sorted() {
      result[String(status)] = failure(status, (declared[status] ?? []).map(\.code))
    }
    return .object(result)
  }

  /// A reference to the answer of a status with any of these codes.
  private mutating func failure(_ status: Int, _ declared: [String]) -> JSON {
    var codes: [String] = []
    for code in declared where !codes.contains(code) { codes.append(code) }
    let name = "\(status)-\(codes.joined(separator: "-"))"
    if failures[name] == nil {
      var response: JSONObject = ["description": .string(codes.joined(separator: ", "))]
      switch status {
      case 405: response["headers"] = ["Allow": ["schema": ["type": "string"]]]
      case 429, 503: response["headers"] = ["Retry-After": ["schema": ["type": "integer"]]]
      default: break
      }
      response["content"] = [
        ContentType.json: ["schema": reference(to: vendor.failureSchema(codes))]
      ]
      failures[name] = .object(response)
    }
    return ["$ref": .string("#/components/responses/\(name)")]
  }

  /// A reference to a named schema, which is gathered with what it refers to; others stand in
  /// place.
  private mutating func reference(to schema: Schema) -> JSON {
    for (name, named) in schema.namedSchemas() where schemas[name] == nil {
      schemas[name] = named.jsonSchema(refersTo: Self.place)
    }
    return schema.jsonReference(refersTo: Self.place)
  }

  private static func place(_ name: String) -> String? { "#/components/schemas/\(name)" }
}
