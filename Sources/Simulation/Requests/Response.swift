package import HTTPTypes
import Wire

/// A whole, healthy answer: what the vendor would have sent.
package struct Response: Sendable {
  /// What kind of answer it is; coverage counts it.
  package enum Outcome: Sendable, Hashable {
    /// A documented success, by its label where there are several with one status.
    case success(label: String?)
    /// A documented error, by its code.
    case failure(String)
  }

  package var status: HTTPResponse.Status
  package var headers: HTTPFields
  /// Nil for an empty body.
  package var contentType: String?
  package var outcome: Outcome
  /// Advice for the person at the client; travels beside the answer.
  package var diagnosis: String?
  private var rendering: BodyRendering

  init(
    status: HTTPResponse.Status, headers: HTTPFields, body: [UInt8], contentType: String?,
    outcome: Outcome, diagnosis: String? = nil
  ) {
    self.init(
      status: status, headers: headers, rendering: .done(body), contentType: contentType,
      outcome: outcome)
    self.diagnosis = diagnosis
  }

  init(
    status: HTTPResponse.Status, headers: HTTPFields, rendering: BodyRendering,
    contentType: String?,
    outcome: Outcome
  ) {
    self.status = status
    self.headers = headers
    self.rendering = rendering
    self.contentType = contentType
    self.outcome = outcome
  }

  /// The body's bytes; rendered on demand where that has not been done yet.
  package var body: [UInt8] {
    get {
      switch rendering {
      case .done(let bytes): bytes
      case .pending(let render): render()
      }
    }
    set { rendering = .done(newValue) }
  }

  /// Whether there is a body; asking does not render it.
  package var hasBody: Bool {
    if case .done(let bytes) = rendering { !bytes.isEmpty } else { true }
  }

  /// Renders the body once and for all. The sender calls it first, outside of
  /// the world's turn, where it holds up no other request.
  package mutating func render() {
    if case .pending(let render) = rendering { rendering = .done(render()) }
  }
}

/// A body as bytes, or what will make them: values read in a transaction, which do not change any
/// more.
enum BodyRendering: Sendable {
  case done([UInt8])
  case pending(@Sendable () -> [UInt8])
}

/// The media types that answers use.
package enum ContentType {
  package static let json = "application/json"
  package static let problem = "application/problem+json"
  package static let text = "text/plain; charset=utf-8"
  package static let events = "text/event-stream"
}
