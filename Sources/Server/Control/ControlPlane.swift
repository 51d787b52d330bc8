import HTTPTypes
import Simulation
import Wire

/// The server's own API below `/_understudy/v1`: health, worlds, clock, journal.
struct ControlPlane: Sendable {
  let worlds: Worlds
  let vendors: [Vendor]
  let journal: Journal

  func answer(_ request: SocketRequest, _ address: Address) async -> SocketAnswer {
    switch (request.method, address.path) {
    case (.get, "/v1/ready"), (.get, "/v1/health"):
      .whole(
        HTTPResponse(status: .ok, headerFields: [.contentType: ContentType.json]),
        Array(#"{"status":"ready"}"#.utf8))
    default:
      Problem(404, "unknown route", "\(address.path) is no route of the control plane").answer
    }
  }
}
