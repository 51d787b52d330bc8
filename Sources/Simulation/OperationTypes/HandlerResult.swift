package import Wire

/// How an operation ended.
package enum HandlerResult: Sendable {
  /// Answered.
  case response(Response)
  /// The answer depends on the future: run the operation anew when the clock reaches the instant or
  /// something has changed. Nothing that the operation did is kept.
  case wait(until: Instant?)
  /// The head of an answer that goes on as long as the stream does.
  case stream(Response, EventStream)

  /// What is sent first: the answer, or the head of a stream; nil for a wait.
  package var head: Response? {
    switch self {
    case .response(let response), .stream(let response, _): response
    case .wait: nil
    }
  }
}

extension HandlerResult {
  /// The same with a remark beside the answer.
  func noting(_ note: String) -> HandlerResult {
    diagnosed(head?.diagnosis.map { "\($0); \(note)" } ?? note)
  }

  /// The same with this diagnosis.
  func diagnosed(_ diagnosis: String) -> HandlerResult {
    switch self {
    case .response(var response):
      response.diagnosis = diagnosis
      return .response(response)
    case .stream(var head, let stream):
      head.diagnosis = diagnosis
      return .stream(head, stream)
    case .wait: return self
    }
  }
}
