package import HTTPTypes
package import Wire

/// What a handler may return. Each kind of answer is a type, never a flag.
package protocol OperationOutput: SendableMetatype {
  /// The declared shape of the body.
  static var shape: OutputShape { get }
  /// Renders the output as the success that the operation declares.
  func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult
  /// A sample of the output, as stateless mode answers it.
  static func statelessResult(_ successes: [Success], in dialect: Dialect) -> HandlerResult
}

/// What a reply is rendered for: a version of the vendor's API, and where the client believes the
/// vendor to be.
package struct ReplyContext: Sendable {
  package let dialect: Dialect
  package let origin: Origin

  package init(dialect: Dialect, origin: Origin = .local) {
    self.dialect = dialect
    self.origin = origin
  }
}

/// What a successful answer carries.
package enum OutputShape: Sendable {
  case json(Schema)
  case empty
  case bytes(contentType: String)
  case events
}

/// A documented success of an operation.
package struct Success: Sendable, Hashable {
  package let status: Int
  /// Tells successes of one status apart; a handler names it in its `Reply`.
  package let label: String?

  package static let ok = Success(status: 200, label: nil)
  package static let created = Success(status: 201, label: nil)
  package static let accepted = Success(status: 202, label: nil)
  /// A stream of events in place of the body that the operation answers otherwise.
  package static let stream = Success(status: 200, label: "stream")
  package static let noContent = Success(status: 204, label: nil)

  package static func ok(_ label: String) -> Success { Success(status: 200, label: label) }
  package static func status(_ code: Int, _ label: String? = nil) -> Success {
    Success(status: code, label: label)
  }
}

/// A body that an operation answers in its first declared success.
package protocol ReplyBody: WireOutput, OperationOutput {}

extension ReplyBody {
  package static var shape: OutputShape { .json(schema) }

  package func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult {
    Reply(self).result(successes, in: context)
  }
}

/// A body that may be long and is a value of its own: it is rendered when the transaction is over,
/// so that the world takes the next request meanwhile. Lists are such bodies.
package protocol PageBody: ReplyBody, Sendable {}

extension PageBody {
  package func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult {
    let success = successes[0]
    return .response(
      Response(
        status: HTTPResponse.Status(code: success.status), headers: [:],
        rendering: .pending {
          // Room for a page of some rows; a longer one moves once.
          var json = JSONWriter(
            dialect: context.dialect, origin: context.origin.text, reserving: 8_192)
          write(to: &json)
          return json.finish()
        }, contentType: ContentType.json, outcome: .success(label: success.label)))
  }
}

/// A body with a choice of success, and headers.
package struct Reply<Body: WireOutput>: OperationOutput {
  package let body: Body
  /// One of the operation's declared successes; nil for the first.
  package let success: Success?
  package let headers: HTTPFields

  package init(_ body: Body, as success: Success? = nil, headers: HTTPFields = [:]) {
    self.body = body
    self.success = success
    self.headers = headers
  }

  package static var shape: OutputShape { .json(Body.schema) }

  package func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult {
    let success = success ?? successes[0]
    precondition(successes.contains(success), "a reply is none of the declared successes")
    var json = JSONWriter(dialect: context.dialect, origin: context.origin.text)
    body.write(to: &json)
    return .response(
      Response(
        status: HTTPResponse.Status(code: success.status), headers: headers, body: json.finish(),
        contentType: ContentType.json, outcome: .success(label: success.label)))
  }
}

/// A success without a body.
package struct NoContent: OperationOutput {
  package init() {}

  package static var shape: OutputShape { .empty }

  package func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult {
    .response(
      Response(
        status: HTTPResponse.Status(code: successes[0].status), headers: [:], body: [],
        contentType: nil, outcome: .success(label: successes[0].label)))
  }
}

/// Bytes of a media type of their own: an image, a YAML file, a script.
package struct Content: OperationOutput {
  package let bytes: [UInt8]
  package let contentType: String

  package init(_ bytes: [UInt8], _ contentType: String) {
    self.bytes = bytes
    self.contentType = contentType
  }

  package static var shape: OutputShape { .bytes(contentType: "application/octet-stream") }

  package func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult {
    .response(
      Response(
        status: HTTPResponse.Status(code: successes[0].status), headers: [:], body: bytes,
        contentType: contentType, outcome: .success(label: successes[0].label)))
  }
}
