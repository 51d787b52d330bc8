import Simulation
import Storage
import Wire

/// A workspace as Miosa shows it: exactly these eleven keys, bare. [seed 003]
struct Workspace: ReplyBody {
  let id: String
  let tenantID: String
  let name: String
  let slug: String
  let externalWorkspaceID: String?
  let description: String?
  let metadata: RawJSON
  let isDefault: Bool
  let computerCount: Int
  let createdAt: Instant
  let updatedAt: Instant
  /// Present, and true, where an answer found a workspace instead of making one.
  /// [SDK: miosa 2.10, get-or-create by external id]
  var reused: Bool?

  init(_ row: WorkspaceRow) {
    id = row.id
    tenantID = row.tenantID
    name = row.name
    slug = row.slug
    externalWorkspaceID = row.externalWorkspaceID
    description = row.description
    metadata = row.metadata
    isDefault = row.isDefault
    computerCount = row.computerCount
    createdAt = row.createdAt
    updatedAt = row.updatedAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("tenant_id", tenantID)
      json.field("name", name)
      json.field("slug", slug)
      json.field("external_workspace_id", externalWorkspaceID)
      json.field("description", description)
      json.field("metadata", metadata)
      json.field("is_default", isDefault)
      json.field("computer_count", computerCount)
      json.field("created_at", createdAt)
      json.field("updated_at", updatedAt)
      json.field(ifPresent: "reused", reused)
    }
  }
}

/// The body of `POST /workspaces`. [seed 003]
struct CreateWorkspace: RequestBody {
  let name: Text<1, 120>
  let slug: WorkspaceSlug?
  let externalWorkspaceID: String?
  let description: String?
  let metadata: JSONObject?
  /// [SDK: miosa 2.10] Read only where names must differ.
  let allowDuplicateName: Bool?

  enum CodingKeys: String, CodingKey {
    case name, slug
    case externalWorkspaceID = "external_workspace_id"
    case description, metadata
    case allowDuplicateName = "allow_duplicate_name"
  }
}

/// The body of `PATCH /workspaces/{id}`; what is left out stays as it is. [seed 003]
struct UpdateWorkspace: RequestBody {
  let name: Field<Text<1, 120>>
  let slug: WorkspaceSlug?
  let description: Field<String>
  let externalWorkspaceID: Field<String>
  /// Replaces the whole map.
  let metadata: Field<JSONObject>

  enum CodingKeys: String, CodingKey {
    case name, slug, description, metadata
    case externalWorkspaceID = "external_workspace_id"
  }
}

extension Miosa {
  static let workspaceResource = resource(
    "workspace", WorkspaceRow.self, touched: "updated_at", render: Workspace.init)

  static func listWorkspaces(
    _ call: Call<PageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<Workspace> {
    let page = call.input.window
    let tenant = call.caller.tenantID
    // Oldest first: the default workspace was there before all others.
    let rows = try db.all(
      WorkspaceRow.self, where: "tenant_id = ? ORDER BY rowid LIMIT ? OFFSET ?", tenant,
      page.limit, page.offset)
    let isWhole = page.offset == 0 && rows.count < page.limit
    let total =
      isWhole ? rows.count : try db.count(WorkspaceRow.self, where: "tenant_id = ?", tenant)
    return MiosaPage(data: rows.map(Workspace.init), total: total)
  }

  static func createWorkspace(
    _ call: Call<CreateWorkspace>, _ db: borrowing Transaction
  ) throws(MiosaError) -> Reply<Workspace> {
    let input = call.input
    let tenant = call.caller.tenantID
    if let external = input.externalWorkspaceID,
      let known = try db.first(
        WorkspaceRow.self, where: "tenant_id = ? AND external_workspace_id = ?", tenant, external)
    {
      var workspace = Workspace(known)
      workspace.reused = true
      return Reply(workspace, as: .ok("reused"))
    }
    if db.settings[nameConflict] == .refuse, input.allowDuplicateName != true,
      let known = try db.first(
        WorkspaceRow.self, where: "tenant_id = ? AND name = ?", tenant, input.name.value)
    {
      var error = MiosaError(.workspaceNameExists)
      error.existing = ["id": .string(known.id), "name": .string(known.name)]
      throw error
    }
    let workspace = try makeWorkspace(
      name: input.name.value, slug: input.slug?.value, tenant: tenant, db
    ) { row in
      row.externalWorkspaceID = input.externalWorkspaceID
      row.description = input.description
      row.metadata = input.metadata.map { RawJSON($0) } ?? .emptyObject
    }
    return Reply(Workspace(workspace), as: .created)
  }

  /// Makes a workspace; its slug is derived where none is given, and a taken one is 422.
  static func makeWorkspace(
    name: String, slug: String?, tenant: String, _ db: borrowing Transaction,
    fill: (inout WorkspaceRow) -> Void = { _ in }
  ) throws(MiosaError) -> WorkspaceRow {
    let given = slug.flatMap { $0.isEmpty ? nil : $0 }
    let slug = given ?? WorkspaceSlug.derived(from: name)
    guard WorkspaceSlug.isValid(slug) else {
      throw MiosaError(invalid: "workspace", [("slug", [WorkspaceSlug.message])])
    }
    var row = WorkspaceRow(
      id: try db.uuid("workspace"), tenantID: tenant, name: name, slug: slug, now: db.now)
    fill(&row)
    if case .uniqueViolation(let columns) = try db.insert(row) {
      throw taken(columns, of: "workspace")
    }
    return row
  }

  static func getWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Workspace {
    Workspace(workspace)
  }

  static func updateWorkspace(
    _ call: Call<UpdateWorkspace>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Workspace {
    let input = call.input
    var row = workspace
    switch input.name {
    case .absent: break
    case .null: throw MiosaError(invalid: "workspace", [("name", ["can't be blank"])])
    case .value(let name): row.name = name.value
    }
    if let slug = input.slug?.value, !slug.isEmpty { row.slug = slug }
    row.description = input.description.applied(to: row.description)
    row.externalWorkspaceID = input.externalWorkspaceID.applied(to: row.externalWorkspaceID)
    if !input.metadata.isAbsent {
      row.metadata = input.metadata.given.map { RawJSON($0) } ?? .emptyObject
    }
    row.updatedAt = db.now
    if case .uniqueViolation(let columns) = try db.update(row, key: row.id) {
      throw taken(columns, of: "workspace")
    }
    return Workspace(row)
  }

  /// What a unique index says, in the words of the service: the column beside the tenant's.
  static func taken(_ columns: [String], of subject: String) -> MiosaError {
    let field = columns.last { $0 != "tenant_id" && $0 != "workspace_id" } ?? "slug"
    return MiosaError(invalid: subject, [(field, ["has already been taken"])])
  }

  /// The workspace that the path names: 400 for no UUID, 404, 403 for another tenant's.
  static func workspace(
    _ context: RequestContext, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceRow {
    try workspace(id: try UUIDText.checked(context.path["id"]), caller, db)
  }

  /// A workspace by id, as far as the caller may see it.
  static func workspace(
    id: String, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceRow {
    guard let row = try db.find(WorkspaceRow.self, id) else {
      throw MiosaError(.notFound, "workspace not found")
    }
    guard row.tenantID == caller.tenantID else { throw MiosaError(.forbidden) }
    return row
  }
}
