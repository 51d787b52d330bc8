import HTTPTypes
import Simulation

/// One request as a handler of the control plane sees it: everything in it has been checked.
struct ControlCall<Input: Sendable>: Sendable {
  let input: Input
  let path: PathParameters
  /// The world that the request names, if it names one.
  let named: String?
  let headers: HTTPFields

  /// The world that the request is about. Like a vendor's routes, it is made on first use.
  func world(of control: ControlPlane) throws(Problem) -> World {
    let name = named ?? Worlds.defaultName
    guard let world = control.worlds.world(name) else { throw .unknownWorld(name) }
    return world
  }
}
