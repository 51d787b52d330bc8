import Simulation
import Storage
import Wire

/// A computer as Miosa shows it, bare. [docs computers; the stored page breaks off in `ai_config`]
struct Computer: ReplyBody {
  let row: ComputerRow

  init(_ row: ComputerRow) { self.row = row }

  func write(to json: inout JSONWriter) { json.object { row.writeMembers(to: &$0) } }
}

extension ComputerRow {
  /// A computer's members, which an answer to an action has too. The three before the timestamps
  /// are those that the stored page breaks off before and the SDKs read. [SDK: types.py,
  /// computer.ts]
  func writeMembers(to json: inout JSONWriter) {
    json.field("id", id)
    json.field("tenant_id", tenantID)
    json.field("owner_user_id", ownerUserID)
    json.field("name", name)
    json.field("slug", slug)
    json.field("template_type", templateType)
    json.field("size", size)
    json.field("vcpus", size.vcpus)
    json.field("memory_mb", size.memoryMB)
    json.field("status", status(in: json.dialect))
    json.field("vm_id", vmID)
    json.field("workspace_id", workspaceID)
    json.field("project_id", projectID)
    json.field("external_workspace_id", externalWorkspaceID)
    json.field("external_user_id", externalUserID)
    json.field("external_project_id", externalProjectID)
    json.field("sandbox_url", sandboxURL)
    json.field("desktop_url", desktopURL)
    json.field("selected_apps", selectedApps)
    json.field("settings", RawJSON.emptyObject)
    json.field("ai_config", RawJSON.emptyObject)
    json.field("visibility", visibility)
    json.field("metadata", metadata)
    json.field("preview_domain", previewDomain)
    json.field("created_at", createdAt)
    json.field("updated_at", updatedAt)
  }

  /// The base of the URLs of computers whose owners have no preview domain. [docs computers]
  static let platformDomain = "miosa.ai"

  /// The status in the words of a dialect.
  func status(in dialect: Dialect) -> String {
    status == "running" && dialect.has(.active) ? "active" : status
  }

  var sandboxURL: String { "https://\(slug).sandbox.\(previewDomain ?? Self.platformDomain)" }

  var desktopURL: String {
    "https://\(slug).computer.\(previewDomain ?? Self.platformDomain)/desktop/index.html"
  }
}

/// A list of computers: `data` and `total`, or what production is said to answer.
struct ComputerPage: PageBody {
  let data: [Computer]
  let total: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      if json.dialect.has(.computersKey) {
        json.field("total", total)
        json.field("computers", data)
      } else {
        json.field("data", data)
        json.field("total", total)
      }
    }
  }
}

/// What `GET /computers` takes. [docs computers] [SDK: `status`; CLI: `workspace`, `state`]
struct ListComputers: RequestQuery {
  let workspaceID: String?
  /// An id or a slug.
  let workspace: String?
  let projectID: String?
  let status: String?
  let state: String?
  let limit: Int?
  let offset: Int?
  let page: Int?
  let pageSize: Int?
  let perPage: Int?

  enum CodingKeys: String, CodingKey {
    case workspace, status, state, limit, offset, page
    case workspaceID = "workspace_id"
    case projectID = "project_id"
    case pageSize = "page_size"
    case perPage = "per_page"
  }
}

extension Miosa {
  static let computerResource = resource(
    "computer", ComputerRow.self, state: "status", touched: "updated_at", usage: "workspace_id",
    lifecycle: ComputerLifecycle.lifecycle, quotas: [computerQuota, tenantQuota],
    render: Computer.init,
    entering: entered)

  /// What else a new status brings: a machine the first time it runs; nothing is left of a computer
  /// that is destroyed.
  static func entered(
    _ id: String, _ status: String, _ db: borrowing Simulation.Transaction<MiosaError>
  ) throws(MiosaError) {
    switch status {
    case "running":
      guard var row = try db.find(ComputerRow.self, id) else { return }
      if row.vmID == nil {
        row.vmID = try db.token("vm", prefix: "vm_", .lowercase, length: 12)
      }
      try touch(&row, db)
    case "destroyed":
      try db.retire(computerResource, id)
      try db.delete(ComputerRow.self, id)
    default: break
    }
  }

  static func listComputers(
    _ call: Call<ListComputers>, _ db: borrowing Transaction
  ) throws(MiosaError) -> ComputerPage {
    let input = call.input
    let page = PageWindow.window(
      limit: input.limit, offset: input.offset, page: input.page,
      size: input.pageSize ?? input.perPage)
    var condition = "tenant_id = ?"
    var values: [any ColumnValue] = [call.caller.tenantID]
    if let project = input.projectID {
      // The index by project narrows most; the rest is only checked.
      condition = "+tenant_id = ? AND project_id = ?"
      values.append(project.lowercased())
    } else if let workspace = try workspaceFilter(input, call.caller, db) {
      condition = "+tenant_id = ? AND workspace_id = ?"
      values.append(workspace)
    }
    if var status = input.status ?? input.state {
      if status == "active" { status = "running" }
      condition += " AND status = ?"
      values.append(status)
    }
    // Newest first. [SDK: Elixir documentation]
    let rows = try db.all(
      ComputerRow.self, dynamic: condition + " ORDER BY rowid DESC LIMIT ? OFFSET ?",
      values + [page.limit, page.offset])
    let isWhole = page.offset == 0 && rows.count < page.limit
    let total =
      isWhole ? rows.count : try db.count(ComputerRow.self, dynamic: condition, values)
    return ComputerPage(data: rows.map(Computer.init), total: total)
  }

  private static func workspaceFilter(
    _ input: ListComputers, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> String? {
    guard let wanted = input.workspaceID ?? input.workspace else { return nil }
    if UUIDText.isValid(wanted) { return wanted.lowercased() }
    return try db.first(
      WorkspaceRow.self, where: "tenant_id = ? AND slug = ?", caller.tenantID, wanted)?.id ?? wanted
  }

  static func getComputer(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Computer { Computer(computer) }

  /// The computer that the path names: 400 for no UUID, 404, 403 for another tenant's.
  static func computer(
    _ context: RequestContext, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> ComputerRow {
    try computer(id: try UUIDText.checked(context.path["id"]), caller, db)
  }

  /// A computer by id, as far as the caller may see it.
  static func computer(
    id: String, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> ComputerRow {
    guard let row = try db.find(ComputerRow.self, id) else {
      throw MiosaError(.notFound, "computer not found")
    }
    guard row.tenantID == caller.tenantID else { throw MiosaError(.forbidden) }
    return row
  }
}
