import HTTPTypes
package import Wire

/// An answer now, or the same operation again when the clock or the world has moved on.
package enum Eventually<Output: OperationOutput>: OperationOutput {
  case now(Output)
  /// Runs anew at the instant, or as soon as something changes; nothing of this run is kept.
  case wait(until: Instant?)

  package static var shape: OutputShape { Output.shape }

  package func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult {
    switch self {
    case .now(let output): output.result(successes, in: context)
    case .wait(let instant): .wait(until: instant)
    }
  }
}

/// A whole answer, or a stream of events: what one route answers by its query.
package enum ResponseOrStream<Output: OperationOutput, Failure: VendorFailure>: OperationOutput {
  case response(Output)
  /// A stream that sends `text/event-stream`.
  case stream(VendorStream<Failure>)

  package static var shape: OutputShape { Output.shape }

  package func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult {
    switch self {
    case .response(let output): output.result(successes, in: context)
    case .stream(let stream): stream.result(successes, in: context)
    }
  }
}

extension VendorStream: OperationOutput {
  package static var shape: OutputShape { .events }

  package func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult {
    let success = successes.last ?? .ok
    return .stream(
      Response(
        status: HTTPResponse.Status(code: success.status),
        headers: [.cacheControl: "no-cache"], body: [], contentType: ContentType.events,
        outcome: .success(label: success.label)),
      erased)
  }
}
