import HTTPTypes
import Simulation
import Wire

/// What a world was asked, and what it answered.
///
/// Middleware may add to `response`, as to its diagnosis. The journal keeps that, without the
/// headers that the server sets by itself.
struct WorldExchange: Sendable {
  let world: World
  let vendor: Vendor
  let request: Request
  /// It holds the fault that is applied to the response when it is sent.
  var processed: ProcessedRequest
  /// The vendor's response, or the head of one that goes on.
  var response: Response
  /// What goes on behind the head; nil where the response is whole.
  var stream: StreamReader?

  /// Asks a world until there is something to send, or until the deadline. `accepted` is called once
  /// the world has taken the request, before it is waited in; not where it has refused it.
  ///
  /// Waiting is here and in wall time; the world only says for what. A client that leaves cancels
  /// the task, and the wait ends.
  static func ask(
    _ world: World, _ request: Request, of vendor: Vendor,
    until deadline: ContinuousClock.Instant, turns: (any TurnSource)?,
    accepted: () -> Void = {}
  ) async -> WorldExchange {
    let match = vendor.routes.match(request.method, request.path)
    var earlier: ProcessedRequest?
    if let turns { _ = await turns.next(.request, in: world) }
    while true {
      let mark = world.mark
      let processed: ProcessedRequest
      if let taken = world.attempt({ $0.handle(request, of: vendor, as: match, again: earlier) }) {
        processed = taken
      } else {
        processed = await world.handle(request, of: vendor, as: match, again: earlier)
      }
      if earlier == nil, !processed.isRefused { accepted() }
      switch processed.result {
      case .response(let response):
        return WorldExchange(
          world: world, vendor: vendor, request: request, processed: processed, response: response)
      case .stream(let head, let stream):
        return WorldExchange(
          world: world, vendor: vendor, request: request, processed: processed, response: head,
          stream: StreamReader(
            of: stream, from: vendor, in: world, generation: processed.generation, turns: turns))
      case .wait(let instant):
        earlier = processed
        let goesOn =
          if let turns { await turns.next(.request, in: world) } else {
            await change(in: world, since: mark, or: instant, until: deadline)
          }
        guard goesOn else {
          return WorldExchange(
            world: world, vendor: vendor, request: request, processed: processed,
            response: await world.unfinished(processed, request, of: vendor))
        }
      }
    }
  }

  /// Returns when it is worth asking again; false where the client is kept waiting no longer.
  private static func change(
    in world: World, since mark: Int, or instant: Instant?, until deadline: ContinuousClock.Instant
  ) async -> Bool {
    let rest = deadline - ContinuousClock.now
    guard rest > .zero, !Task.isCancelled, !world.waits.hasEnded else { return false }
    await WallWait.change(in: world, since: mark, or: instant, atMost: rest)
    return true
  }
}

extension ProcessedRequest {
  /// Whether a request was turned away before it could mean anything in the world: for want of a key
  /// or a right, or as no documented route takes it. A rule that had a part in it has taken it.
  fileprivate var isRefused: Bool {
    guard fault == nil, case .response(let response) = result else { return false }
    return operation == nil || [401, 403].contains(response.status.code)
  }
}
