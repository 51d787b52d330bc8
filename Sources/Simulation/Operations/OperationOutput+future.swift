import HTTPTypes
package import Wire

/// An answer now, or the same operation again when the clock or the world has moved on.
package enum Eventually<Output: OperationOutput>: OperationOutput {
  case now(Output)
  /// Runs anew at the instant, or as soon as something changes; nothing of this run is kept.
  case again(at: Instant?)

  package static var shape: OutputShape { Output.shape }

  package func conclude(_ successes: [Success], in context: ReplyContext) -> Conclusion {
    switch self {
    case .now(let output): output.conclude(successes, in: context)
    case .again(let instant): .again(at: instant)
    }
  }
}

/// A whole answer, or a stream of events: what one route answers by its query.
package enum AnswerOrStream<Output: OperationOutput, Failure: VendorFailure>: OperationOutput {
  case answer(Output)
  /// A stream that sends `text/event-stream`.
  case stream(Stream<Failure>)

  package static var shape: OutputShape { Output.shape }

  package func conclude(_ successes: [Success], in context: ReplyContext) -> Conclusion {
    switch self {
    case .answer(let output): output.conclude(successes, in: context)
    case .stream(let stream): stream.conclude(successes, in: context)
    }
  }
}

extension Stream: OperationOutput {
  package static var shape: OutputShape { .events }

  package func conclude(_ successes: [Success], in context: ReplyContext) -> Conclusion {
    let success = successes.last ?? .ok
    return .follow(
      Answer(
        status: HTTPResponse.Status(code: success.status),
        headers: [.cacheControl: "no-cache"], body: [], contentType: ContentType.events,
        outcome: .success(label: success.label)),
      cursor)
  }
}
