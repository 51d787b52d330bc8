import HTTPTypes
package import Wire

/// What an operation answers in stateless mode where its types do not say enough.
package struct SampleResponse: Sendable {
  private enum Content: Sendable {
    case body(@Sendable (Dialect) -> [UInt8])
    case bytes([UInt8], contentType: String)
    case events([SampleEvent])
    case nothing
  }

  private let content: Content
  /// The success of an operation that declares none itself.
  package let success: Success
  /// What an operation takes that declares nothing itself.
  package let takes: InputShape
  /// The query parameter that asks for this answer; nil for always.
  private let asked: String?

  /// What the function makes, written in the dialect of the request.
  package static func body(
    taking takes: InputShape = InputShape(), as success: Success = .ok,
    _ make: @escaping @Sendable () -> some WireOutput
  ) -> SampleResponse {
    SampleResponse(
      content: .body { make().serialized(in: $0) }, success: success, takes: takes, asked: nil)
  }

  /// A document as it is.
  package static func json(
    _ json: JSON, taking takes: InputShape = InputShape(), as success: Success = .ok
  ) -> SampleResponse {
    body(taking: takes, as: success) { json }
  }

  /// Bytes of a media type.
  package static func bytes(_ bytes: [UInt8], _ contentType: String) -> SampleResponse {
    SampleResponse(
      content: .bytes(bytes, contentType: contentType), success: .ok, takes: InputShape(),
      asked: nil)
  }

  /// A stream that ends behind these events. With `asked` it is the answer only to a request whose
  /// query has that parameter.
  package static func events(
    _ events: SampleEvent..., taking takes: InputShape = InputShape(), asked: String? = nil
  ) -> SampleResponse {
    SampleResponse(content: .events(events), success: .ok, takes: takes, asked: asked)
  }

  /// A success without a body.
  package static func nothing(
    taking takes: InputShape = InputShape(), as success: Success = .noContent
  ) -> SampleResponse {
    SampleResponse(content: .nothing, success: success, takes: takes, asked: nil)
  }

  /// How a request ends; nil where its query does not ask for this answer.
  func result(
    for request: Request, _ successes: [Success], in dialect: Dialect
  ) -> HandlerResult? {
    if let asked, Query(request.query[...])[asked] == nil { return nil }
    switch content {
    case .body(let make):
      return .sample(make(dialect), ContentType.json, successes)
    case .bytes(let bytes, let type): return .sample(bytes, type, successes)
    case .events(let events): return .sample(of: events, successes, in: dialect)
    case .nothing: return .sample([], nil, successes)
    }
  }
}

/// One server-sent event of a sample stream, written in the dialect of the request.
package struct SampleEvent: Sendable {
  let bytes: @Sendable (Dialect) -> [UInt8]

  /// An event; its name is left out where there is none.
  package init(_ data: some WireOutput & Sendable, named name: String? = nil) {
    let head = name.map { "event: \($0)\n" } ?? ""
    bytes = { Array("\(head)data: ".utf8) + data.serialized(in: $0) + Array("\n\n".utf8) }
  }
}

extension HandlerResult {
  /// A whole answer in the first of the successes.
  static func sample(_ body: [UInt8], _ type: String?, _ successes: [Success]) -> HandlerResult {
    let success = successes.first ?? .ok
    return .response(
      Response(
        status: HTTPResponse.Status(code: success.status), headers: [:], body: body,
        contentType: type, outcome: .success(label: success.label)))
  }

  /// A stream of these events, each a piece of its own.
  static func sample(
    of events: [SampleEvent], _ successes: [Success], in dialect: Dialect
  ) -> HandlerResult {
    let success = successes.last ?? .ok
    return .stream(
      Response(
        status: HTTPResponse.Status(code: success.status), headers: [.cacheControl: "no-cache"],
        body: [], contentType: ContentType.events, outcome: .success(label: success.label)),
      .sending(events.map { $0.bytes(dialect) }[...]))
  }
}

extension EventStream {
  /// Sends these events and ends.
  fileprivate static func sending(_ events: ArraySlice<[UInt8]>) -> EventStream {
    EventStream { _ in
      guard let first = events.first else { return .end([]) }
      return .send(first, then: .sending(events.dropFirst()))
    }
  }
}
