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
    let adding = { (response: Response) in
      var response = response
      response.diagnosis = response.diagnosis.map { "\($0); \(note)" } ?? note
      return response
    }
    switch self {
    case .response(let response): return .response(adding(response))
    case .stream(let head, let stream): return .stream(adding(head), stream)
    case .wait: return self
    }
  }
}
