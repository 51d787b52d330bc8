import Simulation
import Wire

/// The version of this program; the control plane, documents and the command say the same.
package enum Version {
  package static let text = "0.1.0"
}

/// That the server is well: `{"status": "ok"}` or `{"status": "ready"}`.
struct ServerStatus: ReplyBody {
  let status: String

  func write(to json: inout JSONWriter) { json.object { $0.field("status", status) } }
}

/// Which program answers.
struct VersionReport: ReplyBody {
  let name: String
  let version: String
  let api: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("version", version)
      json.field("api", api)
    }
  }
}

extension ControlPlane {
  static func health(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> ServerStatus {
    ServerStatus(status: "ok")
  }

  /// A server that answers has opened its listeners and its state directory.
  static func ready(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> ServerStatus {
    ServerStatus(status: "ready")
  }

  static func version(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> VersionReport {
    VersionReport(name: "understudy", version: Version.text, api: "v1")
  }
}
