package import HTTPTypes
package import Simulation
package import Wire

/// A well-formed request to an operation, made from its declaration alone: placeholder ids, and the
/// members that its query and its body must have.
package struct SampleRequest: Sendable {
  package let method: HTTPRequest.Method
  package let path: String
  package let query: String
  package let headers: HTTPFields
  /// The body as a tree; nil where the operation takes none, or none that is JSON.
  package let json: JSON?
  package let body: [UInt8]

  /// The request; in stateless mode a route that is declared only has a shape as well.
  package init(_ operation: Simulation.Operation, of vendor: Vendor) {
    let shape =
      operation.status == .simulated
      ? operation.shapes.input : vendor.stateless.answers[operation.id]?.takes ?? InputShape()
    method = operation.method
    path =
      operation.template.segments.map { segment in
        "/\(segment.prefix)\(segment.parameter == nil ? "" : "sample")\(segment.suffix)"
      }.joined()
    let sent = shape.query.map { SampleJSON.value(of: $0) }?.objectValue ?? [:]
    query = sent.map { key, value in
      "\(PercentEncoding.encode(key))=\(PercentEncoding.encode(SampleJSON.text(value)))"
    }.joined(separator: "&")
    switch shape.bodyKind {
    case .json, .optionalJSON:
      let json = shape.body.map { SampleJSON.value(of: $0) } ?? [:]
      self.json = json
      body = json.serialized()
      headers = [.contentType: "application/json"]
    case .text(let types):
      json = nil
      body = Array("sample".utf8)
      headers = [.contentType: types.first ?? "text/plain"]
    case .multipart:
      json = nil
      body = Array(
        """
        --sample\r\nContent-Disposition: form-data; name="file"; filename="sample.txt"\r\n\r\n\
        sample\r\n--sample--\r\n
        """.utf8)
      headers = [.contentType: "multipart/form-data; boundary=sample"]
    case nil:
      json = nil
      body = []
      headers = [:]
    }
  }

  /// The path with its query, and with further parameters behind it.
  package func target(_ more: String = "") -> String {
    let query = [self.query, more].filter { !$0.isEmpty }.joined(separator: "&")
    return query.isEmpty ? path : "\(path)?\(query)"
  }

  /// Sends it, with another body if one is given.
  package func send(to world: TestWorld, vendor: Vendor, json other: JSON? = nil) async
    -> TestResponse
  {
    await world.send(
      method, target(), headers: headers, json: other, body: body, vendor: vendor.name)
  }
}

/// Values that schemas take.
package enum SampleJSON {
  /// Texts that have one or another format; the first that a rule takes is used.
  private static let texts = [
    "sample", "sample@example.com", "https://example.com/hook", "app.example.com",
    "2027-01-01T00:00:00Z", "2027-01-01", "00000000-0000-4000-8000-000000000000", "1", "1Gi",
    "agents:read",
    "0x0123456789abcdef0123456789abcdef01234567",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq",
  ]

  /// A value with nothing but the members that must be there; JSON null where none is found.
  package static func value(of schema: Schema) -> JSON {
    switch schema.kind {
    case .any: [:]
    case .boolean: true
    case .integer(let least, let most): .number(JSONNumber(min(max(1, least ?? 1), most ?? .max)))
    case .number(let least, let most):
      [1, least, most].compactMap { $0 }.map { .number(JSONNumber($0)) }
        .first { schema.violations(in: $0).isEmpty } ?? 1.0
    case .enumeration(let words): .string(words.first ?? "")
    case .string(let rules): text(rules, schema)
    case .array(let element): .array([value(of: element)])
    case .map(let element): fitting(schema, ["key": value(of: element)], [:])
    case .oneOf(let schemas):
      schemas.lazy.map { value(of: $0) }.first { schema.violations(in: $0).isEmpty } ?? nil
    case .object(let properties, _):
      .object(
        JSONObject(
          properties.filter(\.isRequired).map { ($0.name, value(of: $0.schema)) }))
    }
  }

  /// A value as a query spells it.
  package static func text(_ json: JSON) -> String {
    switch json {
    case .string(let text): text
    case .array(let elements): elements.first.map { text($0) } ?? ""
    default: String(decoding: json.serialized(), as: UTF8.self)
    }
  }

  private static func text(_ rules: Schema.StringRules, _ schema: Schema) -> JSON {
    let padded = texts.map { text in
      text + String(repeating: "a", count: max(0, (rules.minLength ?? 0) - text.count))
    }
    return padded.map { .string($0) }.first { schema.violations(in: $0).isEmpty }
      ?? .string(padded[0])
  }

  private static func fitting(_ schema: Schema, _ values: JSON...) -> JSON {
    values.first { schema.violations(in: $0).isEmpty } ?? values[0]
  }
}
