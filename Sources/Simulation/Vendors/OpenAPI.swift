import HTTPTypes
package import Wire

/// A vendor's operation table as an OpenAPI 3.1 document.
///
/// What it says is what the server checks: the schemas are probed from the types that decode and
/// write, errors stand in the vendor's envelope with the codes that the operation may answer, and
/// examples are requests that work on the demo data.
package enum OpenAPI {
  /// The document, for a client that reaches the server at an origin; what is not simulated is left
  /// out.
  package static func document(
    of vendor: Vendor, version: String, at origin: Origin = .local
  ) -> JSON {
    var writer = OpenAPIWriter(vendor)
    var paths = JSONObject()
    for operation in vendor.operations where operation.status == .simulated {
      let path = operation.template.description
      var item = paths[path]?.objectValue ?? [:]
      item[operation.method.rawValue.lowercased()] = writer.describe(operation)
      paths[path] = .object(item)
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": .string("\(vendor.description.title), as Understudy simulates it"),
        "version": .string(version),
      ],
      "servers": [["url": .string("\(origin.text)/\(vendor.name)")]],
      "paths": .object(paths),
      "components": [
        "schemas": .object(writer.schemas),
        "responses": .object(writer.failures),
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
}
