import Simulation
import Storage
import Wire

/// The policy document of a workspace, kept as it was sent.
struct PolicyRow: Record {
  let ownerID: String
  let document: RawJSON
  let updatedAt: Instant

  static let table = "policies"
  static let plan = RecordPlan(Self.self)
}

/// The body of `PUT /workspaces/{id}/policy`: any object. Its sections are nowhere documented.
/// [SDK: governance.py]
struct SetPolicy: OperationInput {
  let document: JSONObject

  static var shape: InputShape { InputShape(body: JSONObject.schema, bodyKind: .json) }

  static func read(_ raw: inout RawInput) throws(InputError) -> SetPolicy {
    SetPolicy(document: try raw.json(JSONObject.self))
  }
}

extension Miosa {
  /// A policy is kept and shown; nothing here obeys it.
  static func getWorkspacePolicy(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<RawJSON> {
    Enveloped(try db.find(PolicyRow.self, workspace.id)?.document ?? .emptyObject)
  }

  static func setWorkspacePolicy(
    _ call: Call<SetPolicy>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<RawJSON> {
    let row = PolicyRow(
      ownerID: workspace.id, document: RawJSON(call.input.document), updatedAt: db.now)
    try db.delete(PolicyRow.self, workspace.id)
    try db.add(row)
    return Enveloped(row.document)
  }

  static func deleteWorkspacePolicy(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Deleted {
    try db.delete(PolicyRow.self, workspace.id)
    return Deleted()
  }
}
