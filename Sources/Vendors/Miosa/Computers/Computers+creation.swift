import Simulation
import Storage
import Wire

/// The body of `POST /computers`. [docs computers] [seed 003, quick start]
///
/// What start and creation options of SDKs it does not name is accepted and ignored.
struct CreateComputer: RequestBody, RequiresMembers {
  let name: DisplayName
  /// The desktop where none is given. [SDK: Elixir says so, Go leaves it out when empty]
  let templateType: Text<0, 120>?
  let size: ComputerSize?
  let selectedApps: [String]?
  let visibility: ComputerVisibility?
  let metadata: JSONObject?
  let workspaceID: String?
  let workspaceSlug: WorkspaceSlug?
  let workspaceName: DisplayName?
  let projectID: String?
  let projectSlug: WorkspaceSlug?
  let projectName: DisplayName?
  let externalWorkspaceID: String?
  let externalUserID: String?
  let externalProjectID: String?

  enum CodingKeys: String, CodingKey {
    case name
    case templateType = "template_type"
    case size
    case selectedApps = "selected_apps"
    case visibility, metadata
    case workspaceID = "workspace_id"
    case workspaceSlug = "workspace_slug"
    case workspaceName = "workspace_name"
    case projectID = "project_id"
    case projectSlug = "project_slug"
    case projectName = "project_name"
    case externalWorkspaceID = "external_workspace_id"
    case externalUserID = "external_user_id"
    case externalProjectID = "external_project_id"
  }

  static let requirements = UUIDText.requirements(of: "workspace_id", "project_id")
}

extension Computers {
  static func createComputer(
    _ call: Call<CreateComputer>, _ db: borrowing Transaction
  ) throws(MiosaError) -> Reply<Computer> {
    let input = call.input
    let template = input.templateType?.value.nonEmpty ?? ComputerTemplateRow.standardType
    let (workspace, project) = try place(call, db)
    let size = input.size ?? workspace.limits.defaultComputerSize
    guard try ComputerTemplateRow.isKnown(template, in: workspace, db) else {
      throw MiosaError(invalid: "computer", [("template_type", ["is invalid"])])
    }
    try Credits.admitSpending(db)
    try ComputerLimits.admit(size, template: template, to: workspace, db)
    let id = try db.uuid("computer")
    var row = ComputerRow(
      id: id, caller: call.caller, name: input.name.value,
      slug: try freeSlug(for: input.name.value, id: id, call.caller, db),
      templateType: template, size: size, status: "provisioning",
      workspaceID: workspace.id, projectID: project.id, now: db.now)
    row.externalWorkspaceID = input.externalWorkspaceID?.nonEmpty ?? workspace.externalWorkspaceID
    row.externalUserID = input.externalUserID?.nonEmpty
    row.externalProjectID = input.externalProjectID?.nonEmpty ?? project.externalProjectID
    row.selectedApps = RawJSONArray(
      RawJSON(.array((input.selectedApps ?? []).map { .string($0) })))
    row.visibility = input.visibility ?? .tenant
    row.metadata = input.metadata.map { RawJSON($0) } ?? .emptyObject
    row.autoStopSeconds = workspace.limits.defaultAutoStopSeconds
    return Reply(Computer(try start(new: row, db)), as: .created)
  }

  /// Writes a new computer and lets it provision; one with a magic name fails to, or goes on.
  static func start(
    new row: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ComputerRow {
    try db.add(row)
    let move = db.move("create", unless: row.name, isOneOf: Magic.computers)
    try db.begin(move, of: kind, row.id)
    return try db.find(ComputerRow.self, row.id) ?? row
  }

  /// A slug that no other computer of the tenant has.
  static func freeSlug(
    for name: String, id: String, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> String {
    try WorkspaceSlug.free(for: name, id: id, of: ComputerRow.noun) { slug throws(MiosaError) in
      try db.exists(
        ComputerRow.self, where: "tenant_id = ? AND slug = ?", caller.tenantID, slug)
    }
  }
}
