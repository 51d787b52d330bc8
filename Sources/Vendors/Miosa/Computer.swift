import Simulation
import Wire

/// A computer as Miosa shows it, bare. [docs computers; the stored page breaks off in `ai_config`]
struct Computer: ReplyBody {
  let row: ComputerRow

  init(_ row: ComputerRow) { self.row = row }

  init(from decoder: any Decoder) throws { row = ComputerRow.sample }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("tenant_id", row.tenantID)
      json.field("owner_user_id", row.ownerUserID)
      json.field("name", row.name)
      json.field("slug", row.slug)
      json.field("template_type", row.templateType)
      json.field("size", row.size)
      json.field("vcpus", row.size.vcpus)
      json.field("memory_mb", row.size.memoryMB)
      json.field("status", row.status)
      json.field("vm_id", row.vmID)
      json.field("workspace_id", row.workspaceID)
      json.field("project_id", row.projectID)
      json.field("external_workspace_id", row.externalWorkspaceID)
      json.field("external_user_id", row.externalUserID)
      json.field("external_project_id", row.externalProjectID)
      json.field("sandbox_url", "https://\(row.slug).sandbox.miosa.ai")
      json.field("desktop_url", "https://\(row.slug).computer.miosa.ai/desktop/index.html")
      json.field("selected_apps", RawJSONArray(row.selectedApps))
      json.field("settings", RawJSON.emptyObject)
      json.field("ai_config", RawJSON.emptyObject)
      json.field("created_at", row.createdAt)
      json.field("updated_at", row.updatedAt)
    }
  }
}

extension ComputerRow {
  /// Stands in for a row where only the shape of its rendering is asked for.
  fileprivate static let sample = ComputerRow(
    id: "", caller: MiosaCaller(tenantID: "", userID: "", key: ""), name: "", slug: "",
    templateType: "", size: .small, status: "", workspaceID: "", projectID: "",
    now: Instant(microseconds: 0))
}

/// What `GET /computers` takes. [docs computers] [SDK: `status`; CLI: `workspace`, `state`]
struct ListComputers: RequestQuery {
  let workspaceID: String?
  let status: String?
  let limit: Int?
  let offset: Int?
  let page: Int?
  let pageSize: Int?

  enum CodingKeys: String, CodingKey {
    case status, limit, offset, page
    case workspaceID = "workspace_id"
    case pageSize = "page_size"
  }
}

extension Miosa {
  static let computerResource = resource(
    "computer", ComputerRow.self, state: "status", touched: "updated_at", usage: "workspace_id",
    lifecycle: ComputerLifecycle.lifecycle, quotas: [computerQuota], render: Computer.init,
    entering: entered)

  /// What else a new status brings: a machine the first time it runs; nothing is left of a computer
  /// that is destroyed.
  static func entered(
    _ id: String, _ status: String, _ world: borrowing Transaction<MiosaError>
  ) throws(MiosaError) {
    switch status {
    case "running":
      guard var row = try world.find(ComputerRow.self, id), row.vmID == nil else { return }
      row.vmID = try world.token("vm", prefix: "vm_", .lowercase, length: 12)
      _ = try world.update(row, key: id)
    case "destroyed":
      try world.retire(computerResource, id)
      try world.delete(ComputerRow.self, id)
    default: break
    }
  }

  static func listComputers(
    _ call: Call<ListComputers>, _ world: borrowing World
  ) throws(MiosaError) -> MiosaPage<Computer> {
    let input = call.input
    let page = PageWindow.window(
      limit: input.limit, offset: input.offset, page: input.page, size: input.pageSize)
    var condition = "tenant_id = ?"
    var values: [any Storable] = [call.caller.tenantID]
    if let workspace = input.workspaceID {
      // The index by workspace narrows most; the tenant is only checked.
      condition = "+tenant_id = ? AND workspace_id = ?"
      values.append(workspace.lowercased())
    }
    if let status = input.status {
      condition += " AND status = ?"
      values.append(status)
    }
    // Newest first. [SDK: Elixir documentation]
    let rows = try world.all(
      ComputerRow.self, dynamic: condition + " ORDER BY rowid DESC LIMIT ? OFFSET ?",
      values + [page.limit, page.offset])
    let isWhole = page.offset == 0 && rows.count < page.limit
    let total =
      isWhole ? rows.count : try world.count(ComputerRow.self, dynamic: condition, values)
    return MiosaPage(data: rows.map(Computer.init), total: total)
  }
}
