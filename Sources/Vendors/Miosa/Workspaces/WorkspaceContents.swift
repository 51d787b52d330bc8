import Simulation
import Wire

/// A computer as its workspace lists it: exactly these six keys. [seed 003]
struct ComputerSummary: WireOutput {
  let id: String
  let name: String
  /// The word for it follows the dialect where the status is shown.
  let status: String
  let size: ComputerSize
  let templateType: String
  let createdAt: Instant

  init(_ row: ComputerRow) {
    id = row.id
    name = row.name
    status = row.status
    size = row.size
    templateType = row.templateType
    createdAt = row.createdAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("name", name)
      json.field("status", status == "running" && json.dialect.has(.active) ? "active" : status)
      json.field("size", size)
      json.field("template_type", templateType)
      json.field("created_at", createdAt)
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

extension Miosa {
  static func listWorkspaceComputers(
    _ call: Call<PageQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<ComputerSummary> {
    let page = call.input.window
    // Newest first, as in the list of all computers.
    let rows = try db.all(
      ComputerRow.self, where: "workspace_id = ? ORDER BY rowid DESC LIMIT ? OFFSET ?",
      workspace.id, page.limit, page.offset)
    return MiosaPage(data: rows.map(ComputerSummary.init), total: workspace.computerCount)
  }

  static func listWorkspaceProjects(
    _ call: Call<PageQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<WorkspaceProject> {
    let page = call.input.window
    let rows = try db.all(
      ProjectRow.self, where: "workspace_id = ? ORDER BY rowid LIMIT ? OFFSET ?",
      workspace.id, page.limit, page.offset)
    return MiosaPage(data: rows.map(WorkspaceProject.init), total: workspace.projectCount)
  }

  static func listWorkspaceSandboxes(
    _ call: Call<PageQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> NothingHere { NothingHere() }

  static func listWorkspaceDeployments(
    _ call: Call<PageQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> NothingHere { NothingHere() }

  static func listWorkspaceDatabases(
    _ call: Call<PageQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> NothingHere { NothingHere() }
}
