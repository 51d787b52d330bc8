import HTTPTypes
package import Wire

/// A vendor's operation table as an OpenAPI 3.1 document.
///
/// What it says is what the server checks: the schemas are probed from the types that decode and
/// write. Errors are described once by status; the vendor's own document may say more.
package enum OpenAPI {
  /// The document; what is not simulated is left out.
  package static func document(of vendor: Vendor, version: String) -> JSON {
    var components = Components()
    var paths = JSONObject()
    for operation in vendor.operations where operation.status == .simulated {
      let path = operation.template.description
      var item = paths[path]?.objectValue ?? [:]
      item[operation.method.rawValue.lowercased()] = describe(operation, of: vendor, &components)
      paths[path] = .object(item)
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": .string("\(vendor.description.title), as Understudy simulates it"),
        "version": .string(version),
      ],
      "servers": [["url": .string("http://127.0.0.1:4010/\(vendor.name)")]],
      "paths": .object(paths),
      "components": [
        "schemas": .object(components.schemas),
        "securitySchemes": ["key": scheme(of: vendor.description.credential)],
      ],
    ]
  }

  private static func scheme(of credential: Credential) -> JSON {
    switch credential {
    case .bearer: ["type": "http", "scheme": "bearer"]
    case .header(let name): ["type": "apiKey", "in": "header", "name": .string(name)]
    }
  }

  private static func describe(
    _ operation: Operation, of vendor: Vendor, _ components: inout Components
  ) -> JSON {
    var result: JSONObject = [
      "operationId": .string(operation.id), "summary": .string(operation.summary),
      "tags": [.string(operation.subject)],
    ]
    let parameters = parameters(of: operation, &components)
    if !parameters.isEmpty { result["parameters"] = .array(parameters) }
    if let body = body(of: operation.shapes.input, &components) { result["requestBody"] = body }
    result["responses"] = responses(of: operation, vendor, &components)
    result["security"] = operation.access == .anyone ? [] : [["key": []]]
    result["x-source"] = .string(operation.source.description)
    result["x-tier"] = .number(JSONNumber(operation.tier))
    return .object(result)
  }

  private static func parameters(
    of operation: Operation, _ components: inout Components
  ) -> [JSON] {
    var result: [JSON] = operation.template.parameters.map {
      ["name": .string($0), "in": "path", "required": true, "schema": ["type": "string"]]
    }
    if let query = operation.shapes.input.query, case .object(let properties, _) = query.kind {
      for property in properties {
        result.append([
          "name": .string(property.name), "in": "query", "required": .bool(property.isRequired),
          "schema": components.reference(to: property.schema),
        ])
      }
    }
    return result
  }

  private static func body(of input: InputShape, _ components: inout Components) -> JSON? {
    guard let kind = input.bodyKind else { return nil }
    let schema = input.body.map { components.reference(to: $0) } ?? ["type": "object"]
    let types: [String] =
      switch kind {
      case .json, .optionalJSON: [ContentType.json]
      case .text(let types): types
      case .multipart: ["multipart/form-data"]
      }
    var content = JSONObject()
    for type in types { content[type] = ["schema": schema] }
    return ["required": .bool(kind != .optionalJSON), "content": .object(content)]
  }

  private static func responses(
    of operation: Operation, _ vendor: Vendor, _ components: inout Components
  ) -> JSON {
    var result = JSONObject()
    for success in operation.successes {
      var response: JSONObject = ["description": .string(success.label ?? "success")]
      switch operation.shapes.output {
      case .json where success == .stream: response["content"] = [ContentType.events: [:]]
      case .json(let schema) where success.status != 204:
        response["content"] = [ContentType.json: ["schema": components.reference(to: schema)]]
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
    let failures = Dictionary(
      grouping: operation.failures + vendor.generalFailures, by: \.status)
    for status in failures.keys.sorted() {
      var codes: [String] = []
      for failure in failures[status] ?? [] where !codes.contains(failure.code) {
        codes.append(failure.code)
      }
      result[String(status)] = [
        "description": .string(codes.joined(separator: ", ")),
        "content": [ContentType.json: ["schema": ["type": "object"]]],
      ]
    }
    return .object(result)
  }

  /// Named schemas, gathered while the paths are written.
  private struct Components {
    var schemas = JSONObject()

    /// A reference to a named schema, which is gathered with what it refers to; others stand in
    /// place.
    mutating func reference(to schema: Schema) -> JSON {
      for (name, named) in schema.namedSchemas() where schemas[name] == nil {
        schemas[name] = named.jsonSchema(refersTo: Self.place)
      }
      return schema.jsonReference(refersTo: Self.place)
    }

    private static func place(_ name: String) -> String? { "#/components/schemas/\(name)" }
  }
}
