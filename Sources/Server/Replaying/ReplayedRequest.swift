import HTTPTransport
import Simulation

/// A recorded request on its way through the router again: it stands before each of its turns until
/// the record has come there.
///
/// It and the replay never run at the same time: the replay grants one turn, and then reads the
/// reports up to the next turn or the end.
final class ReplayedRequest: TurnSource {
  /// What has come of a grant, in order; after the last one the request is over.
  enum Report: Sendable {
    /// It stands before a turn.
    case ready(TurnPurpose, World)
    case took(WorldTurn)
    case response(OutboundResponse)
    /// The stream that answers it gave a piece.
    case piece([UInt8])
  }

  let reports: AsyncStream<Report>
  private let reporter: AsyncStream<Report>.Continuation
  private let grants: AsyncStream<Bool>
  private let grantor: AsyncStream<Bool>.Continuation

  init() {
    (reports, reporter) = AsyncStream.makeStream()
    (grants, grantor) = AsyncStream.makeStream()
  }

  /// Sends a request through a router and reads the stream that answers it, turn by granted turn.
  func pass(_ request: InboundRequest, through router: VendorRouter) async {
    let observer = TurnObserver { [reporter] in reporter.yield(.took($0)) }
    let response = await TurnObserver.$current.withValue(observer) {
      await router.handle(request, turns: self)
    }
    reporter.yield(.response(response))
    if case .stream(_, _, let next) = response {
      while let piece = await next() { reporter.yield(.piece(piece)) }
    }
    reporter.finish()
  }

  func next(_ turn: TurnPurpose, in world: World) async -> Bool {
    reporter.yield(.ready(turn, world))
    for await isGranted in grants { return isGranted }
    return false
  }

  /// Lets it take the turn that it stands before; false says that its wait was in vain, or that
  /// its stream is not read on.
  func grant(_ isGranted: Bool) { grantor.yield(isGranted) }
}
