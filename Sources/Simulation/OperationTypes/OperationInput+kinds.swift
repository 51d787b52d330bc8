import HTTPTypes
package import Wire

/// An operation that takes nothing.
package struct NoInput: OperationInput {
  package init() {}

  package static var shape: InputShape { InputShape() }

  package static func read(_ raw: inout RawInput) throws(InputError) -> NoInput { NoInput() }
}

/// A type whose members are the keys of a JSON body.
package protocol RequestBody: WireInput, OperationInput {}

extension RequestBody {
  package static var shape: InputShape { InputShape(body: requestSchema, bodyKind: .json) }

  package static func read(_ raw: inout RawInput) throws(InputError) -> Self {
    try raw.json(Self.self)
  }
}

/// A type whose members are the parameters of a query.
package protocol RequestQuery: WireInput, OperationInput {}

extension RequestQuery {
  package static var shape: InputShape { InputShape(query: requestSchema) }

  package static func read(_ raw: inout RawInput) throws(InputError) -> Self {
    try raw.query(Self.self)
  }
}

/// A JSON body that may be missing, also behind a JSON content type.
package struct OptionalBody<Body: WireInput>: OperationInput {
  package let value: Body?

  package static var shape: InputShape {
    InputShape(body: Body.requestSchema, bodyKind: .optionalJSON)
  }

  package static func read(_ raw: inout RawInput) throws(InputError) -> Self {
    OptionalBody(value: raw.request.body.isEmpty ? nil : try raw.json(Body.self))
  }
}

/// A query and a body.
package struct QueryAndBody<Parameters: RequestQuery, Body: OperationInput>: OperationInput {
  package let query: Parameters
  package let body: Body

  package static var shape: InputShape {
    InputShape(
      query: Parameters.requestSchema, body: Body.shape.body, bodyKind: Body.shape.bodyKind,
      otherBodies: Body.shape.otherBodies)
  }

  /// Gathers the violations of both before it refuses.
  package static func read(_ raw: inout RawInput) throws(InputError) -> Self {
    var gathered: [Violation] = []
    var parameters: Parameters?
    do throws(InputError) { parameters = try raw.query(Parameters.self) } catch {
      guard case .violations(let violations) = error else { throw error }
      gathered = violations
    }
    do throws(InputError) {
      let body = try Body.read(&raw)
      if let parameters { return QueryAndBody(query: parameters, body: body) }
    } catch {
      guard case .violations(let violations) = error else { throw error }
      gathered += violations
    }
    throw .violations(gathered)
  }
}

/// A body of text: YAML, a script, a compose file.
package struct TextBody: OperationInput {
  package let text: String
  package let mediaType: String

  package static var shape: InputShape {
    InputShape(
      body: Schema(.string(Schema.StringRules(minLength: 1))),
      bodyKind: .text(["text/plain", "text/yaml"]))
  }

  package static func read(_ raw: inout RawInput) throws(InputError) -> TextBody {
    guard !raw.request.body.isEmpty else { throw .missingBody }
    return TextBody(
      text: try raw.checked(text: String(decoding: raw.request.body, as: UTF8.self)),
      mediaType: raw.request.headers[.contentType] ?? ContentType.text)
  }
}

/// A multipart form.
package struct MultipartBody: OperationInput {
  package let form: Multipart

  package static var shape: InputShape { InputShape(body: nil, bodyKind: .multipart) }

  package static func read(_ raw: inout RawInput) throws(InputError) -> MultipartBody {
    let type = raw.request.headers[.contentType] ?? ""
    guard let boundary = Multipart.boundary(inContentType: type) else {
      throw .unsupportedMediaType(type)
    }
    do {
      return MultipartBody(form: try Multipart(parsing: raw.request.body, boundary: boundary))
    } catch {
      throw .violations([Violation(pointer: .root, rule: .custom("\(error)"))])
    }
  }
}
