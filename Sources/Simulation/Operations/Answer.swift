package import HTTPTypes
package import Wire

/// A whole, healthy answer: what the vendor would have sent.
package struct Answer: Sendable {
  /// What kind of answer it is; coverage counts it.
  package enum Outcome: Sendable, Hashable {
    /// A documented success, by its label where there are several with one status.
    case success(label: String?)
    /// A documented error, by its code.
    case failure(String)
  }

  package var status: HTTPResponse.Status
  package var headers: HTTPFields
  package var body: [UInt8]
  /// Nil for an empty body.
  package var contentType: String?
  package var outcome: Outcome
  /// Advice for the person at the client; travels beside the answer.
  package var diagnosis: String?
}

/// How a step ended.
package enum Conclusion: Sendable {
  /// Answered.
  case answer(Answer)
  /// The answer depends on the future: run the operation anew when the clock reaches the instant or
  /// something has changed. Nothing that the step did is kept.
  case again(at: Instant?)
  /// The head of an answer that goes on as long as the cursor does.
  case follow(Answer, Cursor)
}

/// The media types that answers use.
package enum ContentType {
  package static let json = "application/json"
  package static let problem = "application/problem+json"
  package static let text = "text/plain; charset=utf-8"
  package static let events = "text/event-stream"
}
