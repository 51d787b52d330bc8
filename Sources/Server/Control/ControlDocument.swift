import HTTPTypes
import Simulation
package import Wire

/// The control plane's own table as an OpenAPI 3.1 document.
package enum ControlDocument {
  static let operations: [ControlOperation] = [
    .operation(
      .get, "/openapi", "Read this API's OpenAPI document", id: "getControlDocument",
      by: controlDocument),
    .operation(
      .get, "/openapi/{vendor}", "Read a vendor's OpenAPI document", id: "getVendorDocument",
      by: vendorDocument),
  ]

  private static func vendorDocument(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> Reply<JSON> {
    let vendor = try control.vendor(call.path["vendor"])
    return Reply(OpenAPI.document(of: vendor, version: Version.text, at: call.origin))
  }

  private static func controlDocument(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> Reply<JSON> {
    Reply(ControlDocument.make())
  }

  /// The document.
  package static func make() -> JSON {
    var schemas = JSONObject()
    var paths = JSONObject()
    for operation in ControlPlane.operations {
      for (index, template) in operation.templates.enumerated() {
        let path = template.description
        var item = paths[path]?.objectValue ?? [:]
        item[operation.method.rawValue.lowercased()] = describe(
          operation, template, id: index == 0 ? operation.id : "\(operation.id)OfWorld", &schemas)
        paths[path] = .object(item)
      }
    }
    schemas["Problem"] = problem
    return [
      "openapi": "3.1.0",
      "info": ["title": "Understudy's control plane", "version": .string(Version.text)],
      "servers": [["url": "/_understudy"]],
      "paths": .object(paths),
      "components": [
        "schemas": .object(schemas),
        "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
      ],
    ]
  }

  private static let problem: JSON = [
    "type": "object", "description": "RFC 9457: what is wrong, where, why, and how to go on",
    "properties": [
      "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
      "detail": ["type": "string"], "pointer": ["type": "string"],
      "expected": ["type": "array", "items": ["type": "string"]],
      "violations": ["type": "array", "items": ["type": "object"]],
    ],
    "required": ["type", "title", "status", "detail"],
  ]

  private static func describe(
    _ operation: ControlOperation, _ template: PathTemplate, id: String,
    _ schemas: inout JSONObject
  ) -> JSON {
    var result: JSONObject = ["operationId": .string(id), "summary": .string(operation.summary)]
    let parameters = parameters(of: operation, template, &schemas)
    if !parameters.isEmpty { result["parameters"] = .array(parameters) }
    let input = operation.shapes.input
    if let body = input.body {
      result["requestBody"] = [
        "required": true,
        "content": [ContentType.json: ["schema": reference(to: body, &schemas)]],
      ]
    }
    var success: JSONObject = ["description": "success"]
    switch operation.shapes.output {
    case .json(let schema):
      success["content"] = [ContentType.json: ["schema": reference(to: schema, &schemas)]]
    case .bytes(let type): success["content"] = [type: [:]]
    case .events: success["content"] = [ContentType.events: [:]]
    case .empty: break
    }
    let problem: JSON = [
      "description": "a problem",
      "content": [ContentType.problem: ["schema": ["$ref": "#/components/schemas/Problem"]]],
    ]
    result["responses"] = .object([
      String(operation.success.status): .object(success), "default": problem,
    ])
    result["security"] = operation.access == .anyone ? [] : [[:], ["token": []]]
    return .object(result)
  }

  private static func parameters(
    of operation: ControlOperation, _ template: PathTemplate, _ schemas: inout JSONObject
  ) -> [JSON] {
    var result: [JSON] = template.parameters.map {
      ["name": .string($0), "in": "path", "required": true, "schema": ["type": "string"]]
    }
    for property in operation.shapes.input.query?.properties ?? [] {
      result.append([
        "name": .string(property.name), "in": "query", "required": .bool(property.isRequired),
        "schema": reference(to: property.schema, &schemas),
      ])
    }
    if operation.scope == .world, !template.parameters.contains("world") {
      result.append([
        "name": .string(WorldName.header.rawName), "in": "header",
        "schema": ["type": "string", "pattern": .string("^\(Worlds.namePattern)$")],
      ])
    }
    return result
  }

  private static func reference(to schema: Schema, _ schemas: inout JSONObject) -> JSON {
    let path = { (name: String) in "#/components/schemas/\(name)" }
    for (name, named) in schema.namedSchemas() where schemas[name] == nil {
      schemas[name] = named.jsonSchema(refersTo: path)
    }
    return schema.jsonReference(refersTo: path)
  }
}
