import HTTPTypes
import Simulation

/// Tells a client that misses something that its world was evicted and has begun anew.
struct EvictionNote: Middleware {
  let worlds: Worlds

  func process(_ response: inout RoutedResponse, to request: RoutedRequest) {
    guard response.head.status.code >= 400, let name = response.exchange?.world.name,
      let eviction = worlds.eviction(of: name)
    else { return }
    let note = "\(eviction.description), and has begun anew"
    let earlier = response.exchange?.response.diagnosis
    response.exchange?.response.diagnosis = earlier.map { "\($0); \(note)" } ?? note
  }
}
