import HTTPTypes
import Simulation
import Storage
import Wire

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

/// `/health`, `/ready`, `/version`: that the server is well, and which it is.
enum HealthControl {
  static let operations: [ControlOperation] = [
    .operation(
      .get, "/health", "Whether the server answers", id: "getHealth", for: .anyone, by: health),
    .operation(
      .get, "/ready", "Whether the server takes requests", id: "getReadiness", for: .anyone,
      by: ready),
    .operation(
      .get, "/version", "Which program and version this is", id: "getVersion", for: .anyone,
      by: version),
  ]

  static func health(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> ServerStatus {
    ServerStatus(status: "ok")
  }

  /// A server that answers has opened its listeners and its state directory; whether that is still
  /// there is looked at.
  static func ready(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> ServerStatus {
    if let complaint = control.worlds.state?.complaint() {
      throw Problem(503, "the state directory has changed", complaint)
    }
    return ServerStatus(status: "ready")
  }

  static func version(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> VersionReport {
    VersionReport(name: "understudy", version: Version.text, api: "v1")
  }
}
