import HTTPTypes
import Simulation
import Storage
import Wire

/// What is in a workspace: its computers and projects, their counts, their use and their history.
enum WorkspaceContents: MiosaResource {
  private static let one = Workspaces.one
  private static let list = one.with(fails: .validationFailed)
  private static let later = list.with(tier: 2, source: .sdk("workspaces.py"))

  static let routes: [Route] = [
    list(
      .get, "/computers", "List computers in a workspace", id: "listWorkspaceComputers",
      by: listWorkspaceComputers),
    one(
      .get, "/stats", "Computer counts and resource totals", id: "getWorkspaceStats",
      by: getWorkspaceStats),
    list(
      .get, "/usage", "Time-series credit and compute usage", id: "getWorkspaceUsage",
      by: getWorkspaceUsage),
    list(
      .get, "/projects", "List projects in a workspace", id: "listWorkspaceProjects",
      by: listWorkspaceProjects),
    later(
      .get, "/sandboxes", "List sandboxes in a workspace", id: "listWorkspaceSandboxes",
      by: listNothing),
    later(
      .get, "/deployments", "List deployments in a workspace", id: "listWorkspaceDeployments",
      by: listNothing),
    later(
      .get, "/databases", "List databases in a workspace", id: "listWorkspaceDatabases",
      by: listNothing),
    later(
      .get, "/activity", "What happened in a workspace", id: "getWorkspaceActivity",
      access: .scope("audit:read"), by: getWorkspaceActivity, source: .sdk("workspaces.ts")),
  ]

  static func listWorkspaceComputers(
    _ call: Call<PageQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<ComputerSummary> {
    let window = call.input.window
    // Newest first, as in the list of all computers.
    let rows = try db.all(
      ComputerRow.self, where: "workspace_id = ? ORDER BY rowid DESC LIMIT ? OFFSET ?",
      workspace.id, window.limit, window.offset)
    return MiosaPage(data: rows.map(ComputerSummary.init), total: workspace.computerCount)
  }

  static func listWorkspaceProjects(
    _ call: Call<PageQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<WorkspaceProject> {
    let window = call.input.window
    let rows = try db.all(
      ProjectRow.self, where: "workspace_id = ? ORDER BY rowid LIMIT ? OFFSET ?", workspace.id,
      window.limit, window.offset)
    return MiosaPage(data: rows.map(WorkspaceProject.init), total: workspace.projectCount)
  }

  /// The list of a kind of thing that is not simulated.
  static func listNothing(
    _ call: Call<PageQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> NothingHere { NothingHere() }

  /// The states that the workspace's computers have entered, newest first; a hundred at most.
  static func getWorkspaceActivity(
    _ call: Call<PageQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<ActivityEvent> {
    let window = call.input.window
    let events = try db.query(
      """
      SELECT t.id, t.state, t.key, c.name, t.at FROM computers c
      JOIN transitions t ON t.resource = 'computer' AND t.key = c.id
      WHERE c.workspace_id = ? ORDER BY t.at DESC, t.id DESC LIMIT ? OFFSET ?
      """, workspace.id, min(window.limit, PageSize.largest), window.offset
    ) { row in
      ActivityEvent(
        id: "evt_\(row.integer())", type: "computer.\(row.text())", resourceType: "computer",
        resourceID: row.text(), resourceName: row.text(), at: row.instant())
    }
    return MiosaPage(events)
  }
}

/// A computer as its workspace lists it: exactly these six keys. [seed 003]
struct ComputerSummary: WireOutput {
  let row: ComputerRow

  init(_ row: ComputerRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("name", row.name)
      json.field("status", row.status(in: json.dialect))
      json.field("size", row.size)
      json.field("template_type", row.templateType)
      json.field("created_at", row.createdAt)
    }
  }
}

/// A list of a kind of thing that is not simulated, and so is always empty.
struct NothingHere: ReplyBody {
  init() {}

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("data", [JSON]())
      json.field("total", 0)
    }
  }
}

/// Something that happened in a workspace. (Our choice of shape: no document shows one.)
struct ActivityEvent: WireOutput {
  let id: String
  let type: String
  let resourceType: String
  let resourceID: String
  let resourceName: String
  let at: Instant

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("type", type)
      json.field("resource_type", resourceType)
      json.field("resource_id", resourceID)
      json.field("resource_name", resourceName)
      json.field("inserted_at", at)
    }
  }
}
