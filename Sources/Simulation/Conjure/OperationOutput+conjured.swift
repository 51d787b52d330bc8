package import Wire

/// What each kind of answer is in conjure mode: a sample of its type, written as ever.
extension OperationOutput {
  /// By the declared shape, for kinds of answer that have no sample of their own.
  package static func conjured(_ successes: [Success], in dialect: Dialect) -> HandlerResult {
    switch shape {
    case .json: .sample(Array("{}".utf8), ContentType.json, successes)
    case .empty: .sample([], nil, successes)
    case .bytes(let type): .sample(Array("sample".utf8), type, successes)
    case .events:
      .sample(of: [ConjuredEvent(JSONObject()), ConjuredEvent(JSONObject())], successes)
    }
  }
}

extension ReplyBody {
  package static func conjured(_ successes: [Success], in dialect: Dialect) -> HandlerResult {
    conjured.result(successes, in: ReplyContext(dialect: dialect))
  }
}

extension Reply {
  package static func conjured(_ successes: [Success], in dialect: Dialect) -> HandlerResult {
    Reply(Body.conjured).result(successes, in: ReplyContext(dialect: dialect))
  }
}

extension Eventually {
  package static func conjured(_ successes: [Success], in dialect: Dialect) -> HandlerResult {
    Output.conjured(successes, in: dialect)
  }
}

extension ResponseOrStream {
  /// The whole answer; a vendor declares the stream and what asks for it.
  package static func conjured(_ successes: [Success], in dialect: Dialect) -> HandlerResult {
    Output.conjured(successes, in: dialect)
  }
}

extension WireOutput {
  /// A value made from nothing. A type that cannot be made stops the program with its name, as one
  /// whose schema cannot be probed does.
  package static var conjured: Self {
    do { return try SchemaProbe.sample(Self.self) } catch { preconditionFailure("\(error)") }
  }
}

/// An answer that is made already; how it ends is all there is of it.
struct Conjured: OperationOutput {
  let result: HandlerResult

  static var shape: OutputShape { .empty }

  func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult { result }
}

/// The input of a route that is declared only: judged by the shape that the vendor declares for
/// conjure mode, and dropped.
struct ConjuredInput: OperationInput {
  static var shape: InputShape { InputShape() }

  static func read(_ raw: inout RawInput) throws(InputFault) -> ConjuredInput {
    if raw.shape.query != nil { _ = try raw.query(JSONObject.self) }
    switch raw.shape.bodyKind {
    case .json: _ = try raw.json(JSONObject.self)
    case .optionalJSON: if !raw.request.body.isEmpty { _ = try raw.json(JSONObject.self) }
    case .multipart: _ = try MultipartBody.read(&raw)
    case .text, nil: break
    }
    return ConjuredInput()
  }
}
