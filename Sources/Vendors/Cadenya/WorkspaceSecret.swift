import Simulation
import Wire

/// A secret of a workspace. Its value goes in and never comes out (our choice: the documents only
/// say that it is optional). [spec]
struct WorkspaceSecret: ReplyBody {
  let metadata: ResourceMetadata
  let info: WorkspaceSecretInfo?

  init(_ row: WorkspaceSecretRow, info: WorkspaceSecretInfo? = nil) {
    metadata = ResourceMetadata(row.resource, in: row.workspaceID)
    self.info = info
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", metadata)
      json.field("spec", object: { _ in })
      json.field(ifPresent: "info", info)
    }
  }
}

/// Who made a secret. `lastUsedAt` is left out: nothing here uses secrets.
struct WorkspaceSecretInfo: WireOutput {
  let createdBy: Profile

  func write(to json: inout JSONWriter) { json.object { $0.field("createdBy", createdBy) } }
}

/// The body that makes a secret. [spec]
struct CreateWorkspaceSecret: RequestBody {
  let metadata: MetadataInput
  let spec: WorkspaceSecretSpecInput
}

/// The body that changes a secret. [spec]
struct UpdateWorkspaceSecret: RequestBody {
  let metadata: MetadataInput?
  let spec: WorkspaceSecretSpecInput?
  let updateMask: String?
}

struct WorkspaceSecretSpecInput: WireInput {
  let value: String?
}

extension Cadenya {
  static let workspaceSecretResource = resource(
    "workspace_secret", WorkspaceSecretRow.self, render: { WorkspaceSecret($0) })

  static func listWorkspaceSecrets(
    _ call: Call<ResourceQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<WorkspaceSecret> {
    let includesInfo = call.input.includeInfo == true
    return try page(
      of: WorkspaceSecretRow.self, ListFilter("workspace_id = ?", workspace.id), call.input.list,
      db
    ) { (row, db) throws(CadenyaError) in
      guard includesInfo else { return WorkspaceSecret(row) }
      let creator = try profile(row.resource.profileID, call.caller, db)
      return WorkspaceSecret(row, info: WorkspaceSecretInfo(createdBy: creator))
    }
  }

  static func createWorkspaceSecret(
    _ call: Call<CreateWorkspaceSecret>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceSecret {
    let columns = ResourceColumns(
      id: try db.ulid("wsecret", prefix: "wsecret_"), call.input.metadata, by: call.caller,
      now: db.now)
    let row = WorkspaceSecretRow(
      columns, workspaceID: workspace.id, value: call.input.spec.value ?? "")
    try refuse(try db.insert(row), "workspace secret", columns)
    return WorkspaceSecret(row)
  }

  static func getWorkspaceSecret(
    _ call: Call<NoInput>, _ secret: WorkspaceSecretRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceSecret {
    WorkspaceSecret(secret)
  }

  static func updateWorkspaceSecret(
    _ call: Call<UpdateWorkspaceSecret>, _ secret: WorkspaceSecretRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceSecret {
    var row = secret
    let mask = try UpdateMask(call.input.updateMask, of: UpdateMask.metadata + ["spec.value"])
    try row.resource.apply(call.input.metadata, mask, now: db.now)
    let value = call.input.spec?.value
    if mask.changes("spec.value", given: value != nil) { row.value = value ?? "" }
    try refuse(try db.update(row, key: row.resource.id), "workspace secret", row.resource)
    return WorkspaceSecret(row)
  }

  static func deleteWorkspaceSecret(
    _ call: Call<NoInput>, _ secret: WorkspaceSecretRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> EmptyAnswer {
    try db.delete(WorkspaceSecretRow.self, secret.resource.id)
    return EmptyAnswer()
  }

  static func workspaceSecret(
    _ context: RequestContext, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceSecretRow {
    try scoped(context, WorkspaceSecretRow.self, "workspace secret", caller, db)
  }
}
