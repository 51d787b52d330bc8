import HTTPTypes
package import Wire

/// What an operation takes from a request besides its path: nothing, a query, a body, or both.
///
/// A type says what it takes and how to read it; the engine gathers every violation before it
/// refuses, and a handler gets a value that holds all rules its types state.
package protocol OperationInput: Sendable {
  static var shape: InputShape { get }
  static func read(_ raw: inout RawInput) throws(InputError) -> Self
}

/// The declared shape of an input, for documents and for fields that are not read.
package struct InputShape: Sendable {
  /// How a body travels.
  package enum BodyKind: Sendable, Hashable {
    case json
    /// A JSON content type without a body is fine.
    case optionalJSON
    /// Plain text or YAML, by media type.
    case text([String])
    case multipart
  }

  package let query: Schema?
  package let body: Schema?
  package let bodyKind: BodyKind?
  /// The bodies under media types under which `body` does not hold.
  package let otherBodies: [String: Schema]

  /// Whether a body is read as JSON, where there is one.
  var takesJSON: Bool {
    switch bodyKind {
    case .json, .optionalJSON: true
    default: false
    }
  }

  package init(
    query: Schema? = nil, body: Schema? = nil, bodyKind: BodyKind? = nil,
    otherBodies: [String: Schema] = [:]
  ) {
    self.query = query
    self.body = body
    self.bodyKind = bodyKind
    self.otherBodies = otherBodies
  }

  /// The names of a query that no declared parameter has, in any spelling that is taken; `alias`
  /// gives the documented spelling of a name in another one.
  package func unreadParameters(
    of query: Query, alias: (@Sendable (String) -> String?)?
  ) -> [String] {
    let known = (self.query?.properties ?? []).map(\.name)
    return query.pairs.map(\.name).filter { name in
      let plain = name.hasSuffix("[]") ? String(name.dropLast(2)) : name
      return !known.contains(plain) && !(alias?(name).map { known.contains($0) } ?? false)
    }
  }
}

/// Why an input could not be read.
package enum InputError: Error {
  case syntax(JSONSyntaxError)
  case missingBody
  case unsupportedMediaType(String)
  case violations([Violation])
}

/// A request's query and body on their way into an input.
package struct RawInput {
  package let request: Request
  package let shape: InputShape
  /// Gives the documented spelling of a key in another one; nil where spellings are taken as they
  /// are.
  package let alias: (@Sendable (String) -> String?)?
  /// Whether a missing body counts as `{}`, so that its fields say what is missing.
  let readsEmptyBodyAsObject: Bool
  /// Whether a parameter that was sent empty counts as not sent.
  let emptyParameterIsAbsent: Bool
  /// Whether the character NUL is refused wherever it stands.
  let refusesNUL: Bool
  /// The vendor's way of rendering, for input whose rules depend on it.
  package let dialect: Dialect
  /// How a body that is not declared as JSON is refused; nil where it is read.
  let undeclaredJSON: UndeclaredJSON?
  /// What was read in another spelling than the documented one; travels as a diagnosis.
  package private(set) var renamed: [String] = []
  /// Two spellings of one key that say different things.
  private var contradictions: [Violation] = []
  /// The parsed body, kept for what asks later which of its keys were not read.
  package private(set) var body: JSON?

  /// A request before anybody has read it.
  package init(
    _ request: Request, shape: InputShape, alias: (@Sendable (String) -> String?)?,
    readsEmptyBodyAsObject: Bool, emptyParameterIsAbsent: Bool = false, refusesNUL: Bool = false,
    dialect: Dialect = .standard, undeclaredJSON: UndeclaredJSON? = nil
  ) {
    self.request = request
    self.emptyParameterIsAbsent = emptyParameterIsAbsent
    self.refusesNUL = refusesNUL
    self.dialect = dialect
    self.readsEmptyBodyAsObject = readsEmptyBodyAsObject
    self.undeclaredJSON = undeclaredJSON
    self.shape = shape
    self.alias = alias
  }

  /// Reads the query into a value.
  package mutating func query<Value: WireInput>(_ type: Value.Type) throws(InputError) -> Value {
    let schema = shape.query ?? Value.requestSchema
    var violations: [Violation] = []
    let sent = query(spelledBy: schema)
    let given = emptyParameterIsAbsent ? sent.withoutEmptyValues : sent
    let json = given.json(for: schema, violations: &violations)
    violations += takenContradictions() + nulViolations(in: json, at: .query)
    guard violations.isEmpty else { throw .violations(violations) }
    return try decoded(json)
  }

  /// Reads a JSON body into a value. A schema that is given judges it in place of the declared one:
  /// for bodies of which a dialect asks less than the default.
  package mutating func json<Value: WireInput>(
    _ type: Value.Type, judgedBy given: Schema? = nil
  ) throws(InputError) -> Value {
    guard !request.body.isEmpty || readsEmptyBodyAsObject else { throw .missingBody }
    if let undeclaredJSON, UndeclaredJSON.finding(request) != nil {
      throw undeclaredJSON.fault(request)
    }
    let schema = given ?? shape.body ?? Value.requestSchema
    var json: JSON
    do throws(JSONSyntaxError) {
      json =
        request.body.isEmpty
        ? [:] : try JSON(parsing: request.body, maximumValues: BodyLimit.values)
    } catch {
      throw .syntax(error)
    }
    if alias != nil { json = renaming(json, by: schema) }
    body = json
    let violations =
      schema.violations(in: json) + takenContradictions() + nulViolations(in: json, at: .body)
    guard violations.isEmpty else { throw .violations(violations) }
    return try decoded(json)
  }

  private func decoded<Value: WireInput>(_ json: JSON) throws(InputError) -> Value {
    do { return try json.decoded(as: Value.self) } catch {
      let rule = (error as? Violation.Rule) ?? .custom("\(error)")
      throw .violations([Violation(location: .body, pointer: .root, rule: rule, found: json)])
    }
  }

  private mutating func takenContradictions() -> [Violation] {
    defer { contradictions = [] }
    return contradictions
  }

  /// Notes where a key and its other spelling came with two values: to follow either one would
  /// ignore what the client said.
  private mutating func compare(
    _ name: String, _ found: JSON, with documented: String, _ value: JSON?,
    at location: Violation.Location
  ) {
    guard let value, value != found, value != .null, found != .null else { return }
    contradictions.append(
      Violation(
        location: location, pointer: JSONPointer.root.appending(name),
        rule: .custom("contradicts \(documented)"), found: found))
  }

  /// The query with every alias in place of the documented name that it stands for.
  private mutating func query(spelledBy schema: Schema) -> Query {
    let query = Query(request.query[...])
    guard let alias, !request.query.isEmpty else { return query }
    let known = Set(schema.properties.map(\.name))
    let sent = Set(query.pairs.map(\.name))
    var found = false
    let pairs = query.pairs.map { name, value in
      guard !known.contains(name), let other = alias(name), known.contains(other) else {
        return (name, value)
      }
      guard !sent.contains(other) else {
        compare(name, .string(value), with: other, query[other].map { .string($0) }, at: .query)
        return (name, value)
      }
      renamed.append(name)
      found = true
      return (other, value)
    }
    guard found else { return query }
    let text = pairs.map { PercentEncoding.encode($0.0) + "=" + PercentEncoding.encode($0.1) }
    return Query(text.joined(separator: "&")[...])
  }

  private mutating func renaming(_ json: JSON, by schema: Schema) -> JSON {
    guard case .object(let object) = json else { return json }
    let known = Set(schema.properties.map(\.name))
    var result = JSONObject()
    for (key, value) in object {
      guard !known.contains(key), let other = alias?(key), known.contains(other) else {
        result[key] = value
        continue
      }
      let documented = object[other] ?? result[other]
      compare(key, value, with: other, documented, at: .body)
      if documented == nil {
        result[other] = value
        renamed.append(key)
      } else {
        result[key] = value
      }
    }
    return .object(result)
  }
}

extension UndeclaredJSON {
  /// Why a body is not read.
  func fault(_ request: Request) -> InputError {
    switch rejection {
    case .mediaType: .unsupportedMediaType(request.headers[.contentType] ?? "(none)")
    case .wrongType:
      .violations([
        Violation(
          location: .body, pointer: .root, rule: .type(expected: "object"),
          found: .string(String(decoding: request.body, as: UTF8.self)))
      ])
    }
  }
}
