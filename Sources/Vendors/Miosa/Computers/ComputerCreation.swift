import Simulation
import Storage
import Wire

/// The body of `POST /computers`. [docs computers] [seed 003, quick start]
///
/// What start and creation options of SDKs it does not name is accepted and ignored.
struct CreateComputer: RequestBody {
  let name: Text<1, 120>
  let templateType: Text<1, 120>
  let size: ComputerSize?
  let selectedApps: [String]?
  let visibility: ComputerVisibility?
  let metadata: JSONObject?
  let workspaceID: String?
  let workspaceSlug: WorkspaceSlug?
  let workspaceName: Text<1, 120>?
  let projectID: String?
  let projectSlug: WorkspaceSlug?
  let projectName: Text<1, 120>?
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
}

extension Miosa {
  /// The limit of `max_computers`; the tenant's own stands above it.
  static let computerQuota = Quota(
    "max_computers", why: "computers in a workspace, in any status [seed 003]")

  /// The ceiling above every workspace's own; none unless a world sets one.
  static let tenantQuota = Quota(
    "tenant_max_computers", why: "computers of an organization, in any status [seed 003]")

  static func createComputer(
    _ call: Call<CreateComputer>, _ db: borrowing Transaction
  ) throws(MiosaError) -> Reply<Computer> {
    let input = call.input
    let (workspace, project) = try place(call, db)
    let size = input.size ?? workspace.limits.defaultComputerSize
    try admitSpending(db)
    try admit(size: size, template: input.templateType.value, to: workspace, db)
    var row = ComputerRow(
      id: try db.uuid("computer"), caller: call.caller, name: input.name.value,
      slug: try freeSlug(for: input.name.value, call.caller, db),
      templateType: input.templateType.value, size: size, status: "provisioning",
      workspaceID: workspace.id, projectID: project.id, now: db.now)
    row.externalWorkspaceID = input.externalWorkspaceID ?? workspace.externalWorkspaceID
    row.externalUserID = input.externalUserID
    row.externalProjectID = input.externalProjectID ?? project.externalProjectID
    row.selectedApps = RawJSONArray(
      RawJSON(.array((input.selectedApps ?? []).map { .string($0) })))
    row.visibility = input.visibility ?? .tenant
    row.metadata = input.metadata.map { RawJSON($0) } ?? .emptyObject
    row.autoStopSeconds = workspace.limits.defaultAutoStopSeconds
    return Reply(try start(new: row, db), as: .created)
  }

  /// Writes a new computer and lets it provision; one with a magic name fails to, or goes on.
  static func start(
    new row: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Computer {
    try db.add(row)
    let move = db.move("create", unless: row.name, isOneOf: Magic.computers)
    try db.begin(move, of: computerResource, row.id)
    return Computer(try db.find(ComputerRow.self, row.id) ?? row)
  }

  /// 402 for all that costs credits, in a world whose organizations have none left.
  static func admitSpending(_ db: borrowing Transaction) throws(MiosaError) {
    if db.settings[creditsExhausted] { throw MiosaError(.insufficientCredits) }
  }

  /// Holds a computer to the limits of the workspace it is made in or moved to. The statuses and
  /// texts of a refusal are our choice; the document says only that the limits cap. [seed 003]
  static func admit(
    size: ComputerSize, template: String, to workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) {
    let limits = workspace.limits
    try admit(size: size, to: workspace)
    if !limits.allowedTemplateTypes.isEmpty, !limits.allowedTemplateTypes.contains(template) {
      throw MiosaError(
        invalid: "computer", [("template_type", ["is not allowed in this workspace"])])
    }
    let allowance = db.allowance(
      computerQuota, limit: limits.maxComputers, used: workspace.computerCount)
    if allowance.refuses() { throw MiosaError(.quotaExceeded) }
    let tenant = try db.find(TenantRow.self, workspace.tenantID)
    let ceiling = db.allowance(tenantQuota, limit: nil, used: tenant?.computerCount ?? 0)
    if ceiling.refuses() {
      throw MiosaError(.quotaExceeded, "organization computer limit reached")
    }
  }

  /// Holds a size to the workspace's largest.
  static func admit(size: ComputerSize, to workspace: WorkspaceRow) throws(MiosaError) {
    guard let largest = workspace.limits.maxComputerSize, size > largest else { return }
    throw MiosaError(
      invalid: "computer", [("size", ["exceeds the workspace maximum of \(largest.rawValue)"])])
  }

  /// A slug that no other computer of the tenant has: the name's, with a number if need be.
  static func freeSlug(
    for name: String, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> String {
    let derived = WorkspaceSlug.derived(from: name)
    let base = derived.isEmpty ? "computer" : derived
    guard
      try db.exists(
        ComputerRow.self, where: "tenant_id = ? AND slug = ?", caller.tenantID, base)
    else { return base }
    return base + "-" + (try db.token("computer slug", .lowercase, length: 6))
  }
}
