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

  init(
    _ type: LogType, of workspace: WorkspaceRow, hasImage: Bool, _ history: WorkspaceHistory,
    until now: Instant
  ) {
    id = workspace.id
    self.type = type
    let lines: [Line] =
      switch type {
      case .build: Self.build(workspace, hasImage)
      case .deploy: Self.deploy(workspace, history)
      case .pod: Self.pod(workspace, history)
      }
    text = lines.filter { $0.at <= now }.map { "\($0.at.iso8601()) \($0.text)\n" }.joined()
  }

  private typealias Line = (at: Instant, text: String)

  /// The image, which is looked for when the workspace is made.
  private static func build(_ workspace: WorkspaceRow, _ hasImage: Bool) -> [Line] {
    let made = workspace.createdAt
    return [
      (made, "Resolving image \(workspace.image)"),
      (made + .seconds(1), hasImage ? "Image is ready" : "Image not found"),
    ]
  }

  /// Every boot and every end, from the first on.
  private static func deploy(_ workspace: WorkspaceRow, _ history: WorkspaceHistory) -> [Line] {
    let asked = WorkspaceResources.standard.merging(workspace.resources.resources)
    let cpu = asked.cpu?.text ?? "0"
    let memory = asked.memory?.text ?? "0"
    return history.entries.map { entry in
      let text =
        switch entry.state {
        case "pending": "Pod scheduled with cpu \(cpu), memory \(memory)"
        case "running": "Pod is ready"
        case "stopped": "Pod removed, volumes kept"
        case "failed": "Pod failed"
        default: "Workspace terminated"
        }
      return (entry.at, text)
    }
  }

  /// The server inside, since the last boot.
  private static func pod(_ workspace: WorkspaceRow, _ history: WorkspaceHistory) -> [Line] {
    let server = workspace.environmentType.serverName
    let port = workspace.environmentType.port
    let boot = Array(history.lastBoot)
    let hasRun = boot.contains { $0.state == "running" }
    var lines: [Line] = []
    for (index, entry) in boot.enumerated() {
      switch entry.state {
      case "running":
        lines.append((entry.at, "Starting \(server)..."))
        let ready = entry.at + .seconds(2)
        guard index + 1 == boot.count || boot[index + 1].at >= ready else { continue }
        let name = server.prefix(1).uppercased() + server.dropFirst()
        lines.append((ready, "\(name) is running at https://0.0.0.0:\(port)"))
      case "stopped" where hasRun: lines.append((entry.at, "Stopping \(server)..."))
      case "failed":
        lines.append(
          (entry.at, hasRun ? "The \(server) exited" : "Failed to pull \(workspace.image)"))
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
