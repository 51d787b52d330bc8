import HTTPTransport
import Simulation

/// A request on its way through the server: what was received, and whom it is for.
///
/// It is made once and does not change. It names no world: a vendor's request finds one, or is
/// refused.
struct RoutedRequest: Sendable {
  let inbound: InboundRequest
  let target: RequestTarget
  /// The vendor that it is for; nil where it is for the control plane or for none.
  let vendor: Vendor?
  /// When its turns are taken; nil for as soon as wall time allows.
  let turns: (any TurnSource)?
  let received = ContinuousClock.now

  init(
    _ inbound: InboundRequest, _ target: RequestTarget, among vendors: [Vendor],
    turns: (any TurnSource)? = nil
  ) {
    self.inbound = inbound
    self.target = target
    self.turns = turns
    if case .vendor(let index) = target.destination {
      vendor = vendors[index]
    } else {
      vendor = nil
    }
  }

  var isForControl: Bool { if case .control = target.destination { true } else { false } }
}
