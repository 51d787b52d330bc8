package import Simulation

/// When the turns of one request, and of the stream that answers it, are taken.
///
/// It decides about the moment only. A server has none: it asks a world at once, and again when the
/// world has changed or its clock has come to an instant. A replay has one for each request.
package protocol TurnSource: Sendable {
  /// Returns when the next turn in a world is to be taken; false where no further one is, since the
  /// wait was in vain or the stream is not read on.
  func next(_ turn: TurnPurpose, in world: World) async -> Bool
}

/// What a turn is asked for.
package enum TurnPurpose: Sendable, Hashable {
  case request
  /// The next event of the stream that answers a request.
  case stream
}
