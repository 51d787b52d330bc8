import Simulation
import Storage
import Wire

/// A resource of Orgo's API.
protocol OrgoResource: VendorResource where Failure == OrgoError, Caller == OrgoCaller {}

/// A record of Orgo that a caller sees by account and by the scope of its key.
protocol OrgoRow: OwnedRow where Failure == OrgoError, Caller == OrgoCaller {}

extension OrgoRow {
  /// Ids are UUIDs in any case. One that is no UUID is only unknown: no 400 is documented.
  static func key(of reference: String) -> String { reference.lowercased() }
}

extension Source {
  static let workspacePage = Source.page(
    "Get workspace", at: "https://docs.orgo.ai/api-reference/workspaces/get")
}

typealias Transaction = Simulation.Transaction<OrgoError>
typealias Call<Input: Sendable> = Simulation.Call<Input, OrgoCaller>
typealias Loader<Target> = Simulation.Loader<OrgoError, OrgoCaller, Target>
typealias Route = Simulation.Route<OrgoError, OrgoCaller>

/// `{"success": true}`: every deletion has a body, for the Python SDK fails on an empty one.
struct Succeeded: ReplyBody {
  init() {}

  func write(to json: inout JSONWriter) { json.object { $0.field("success", true) } }
}

/// Whether a route that some hosts lack is there: the value of a setting.
enum LegacyRoute: String, WireEnum {
  case allow
  case refuse = "405"
}
