import Simulation
import Wire

/// The logs of a workspace: what it has gone through by the clock of its world, a line each.
/// [seed 002 for pod; the other two are our choice after it]
struct WorkspaceLogs: WireOutput {
  let id: String
  let type: LogType
  let text: String

  /// [seed 002]
  enum LogType: String, WireEnum {
    case build, deploy, pod
  }

  /// `isMissing` says whether an image cannot be pulled.
  init(
    _ type: LogType, of workspace: WorkspaceRow, _ history: WorkspaceHistory, until now: Instant,
    isMissing: (String) -> Bool
  ) {
    id = workspace.id
    self.type = type
    let lines: [Line] =
      switch type {
      case .build: Self.build(history, isMissing)
      case .deploy: Self.deploy(history)
      case .pod: Self.pod(workspace.environmentType, history, isMissing)
      }
    text = lines.filter { $0.at <= now }.map { "\($0.at.iso8601()) \($0.text)\n" }.joined()
  }

  private typealias Line = (at: Instant, text: String)

  /// The images, each looked for when a boot first needs it.
  private static func build(
    _ history: WorkspaceHistory, _ isMissing: (String) -> Bool
  ) -> [Line] {
    var lines: [Line] = []
    var known: String?
    for entry in history.entries where entry.state == "pending" && entry.boot.image != known {
      let image = entry.boot.image
      known = image
      lines.append((entry.at, "Resolving image \(image)"))
      lines.append(
        (entry.at + .seconds(1), isMissing(image) ? "Image not found" : "Image is ready"))
    }
    return lines
  }

  /// Every boot and every end, from the first on.
  private static func deploy(_ history: WorkspaceHistory) -> [Line] {
    history.entries.map { entry in
      let text =
        switch entry.state {
        case "pending":
          "Pod scheduled with cpu \(entry.boot.cpu), memory \(entry.boot.memory)"
        case "running": "Pod is ready"
        case "stopped": "Pod removed, volumes kept"
        case "failed": "Pod failed"
        default: "Workspace terminated"
        }
      return (entry.at, text)
    }
  }

  /// The server inside, since the last boot.
  private static func pod(
    _ environment: EnvironmentType, _ history: WorkspaceHistory, _ isMissing: (String) -> Bool
  ) -> [Line] {
    let server = environment.serverName
    let boot = Array(history.lastBoot)
    var hasRun = false
    var lines: [Line] = []
    for (index, entry) in boot.enumerated() {
      switch entry.state {
      case "running":
        hasRun = true
        lines.append((entry.at, "Starting \(server)..."))
        let ready = entry.at + .seconds(2)
        guard index + 1 == boot.count || boot[index + 1].at >= ready else { continue }
        let name = server.prefix(1).uppercased() + server.dropFirst()
        lines.append((ready, "\(name) is running at https://0.0.0.0:\(environment.port)"))
      case "stopped" where hasRun, "terminated" where hasRun:
        lines.append((entry.at, "Stopping \(server)..."))
        hasRun = false
      case "failed":
        let image = entry.boot.image
        let reason =
          isMissing(image) ? "Failed to pull \(image)" : "Failed to start the \(server)"
        lines.append((entry.at, hasRun ? "The \(server) exited" : reason))
        hasRun = false
      default: break
      }
    }
    return lines
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("workspaceId", id)
      json.field("logType", type)
      json.field("logs", text)
    }
  }
}
