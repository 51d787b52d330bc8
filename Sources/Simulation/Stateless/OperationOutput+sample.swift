package import Wire

/// What each kind of answer is in stateless mode: a sample of its type, written as ever.
extension OperationOutput {
  /// By the declared shape, for kinds of answer that have no sample of their own.
  package static func statelessResult(_ successes: [Success], in dialect: Dialect) -> HandlerResult
  {
    switch shape {
    case .json: .sample(Array("{}".utf8), ContentType.json, successes)
    case .empty: .sample([], nil, successes)
    case .bytes(let type): .sample(Array("sample".utf8), type, successes)
    case .events:
      .sample(of: [SampleEvent(JSONObject()), SampleEvent(JSONObject())], successes, in: dialect)
    }
  }
}

extension ReplyBody {
  package static func statelessResult(_ successes: [Success], in dialect: Dialect) -> HandlerResult
  {
    statelessSample.result(successes, in: ReplyContext(dialect: dialect))
  }
}

extension Reply {
  package static func statelessResult(_ successes: [Success], in dialect: Dialect) -> HandlerResult
  {
    Reply(Body.statelessSample).result(successes, in: ReplyContext(dialect: dialect))
  }
}

extension Eventually {
  package static func statelessResult(_ successes: [Success], in dialect: Dialect) -> HandlerResult
  {
    Output.statelessResult(successes, in: dialect)
  }
}

extension ResponseOrStream {
  /// The whole answer; a vendor declares the stream and what asks for it.
  package static func statelessResult(_ successes: [Success], in dialect: Dialect) -> HandlerResult
  {
    Output.statelessResult(successes, in: dialect)
  }
}

extension WireOutput {
  /// A value made from nothing. A type that cannot be made stops the program with its name, as one
  /// whose schema cannot be probed does.
  package static var statelessSample: Self {
    do { return try SchemaProbe.sample(Self.self) } catch { preconditionFailure("\(error)") }
  }
}

/// An answer that is made already; how it ends is all there is of it.
struct SampleOutput: OperationOutput {
  let result: HandlerResult

  static var shape: OutputShape { .empty }

  func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult { result }
}

/// The input of a route that is declared only: judged by the shape that the vendor declares for
/// stateless mode, and dropped.
struct SampleInput: OperationInput {
  static var shape: InputShape { InputShape() }

  static func read(_ raw: inout RawInput) throws(InputError) -> SampleInput {
    if raw.shape.query != nil { _ = try raw.query(JSONObject.self) }
    switch raw.shape.bodyKind {
    case .json: _ = try raw.json(JSONObject.self)
    case .optionalJSON: if !raw.request.body.isEmpty { _ = try raw.json(JSONObject.self) }
    case .multipart: _ = try MultipartBody.read(&raw)
    case .text, nil: break
    }
    return SampleInput()
  }
}
