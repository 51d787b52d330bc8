import HTTPTypes
import Simulation
import Storage
import Wire

/// The policy of a workspace: a document that is kept and shown; nothing here obeys it.
enum Policies: MiosaResource {
  private static let one = Workspaces.one.with(
    about: "policy", tier: 2, source: .sdk("governance.py"))

  static let routes: [Route] = [
    one(
      .get, "/policy", "Read the policy of a workspace", id: "getWorkspacePolicy",
      by: getWorkspacePolicy),
    one(
      .put, "/policy", "Set the policy of a workspace", fails: .validationFailed,
      id: "setWorkspacePolicy", by: setWorkspacePolicy),
    one(
      .delete, "/policy", "Clear the policy of a workspace", id: "deleteWorkspacePolicy",
      by: deleteWorkspacePolicy),
  ]

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

/// The body of `PUT /workspaces/{id}/policy`: any object. Its sections are nowhere documented.
/// [SDK: governance.py]
struct SetPolicy: OperationInput {
  let document: JSONObject

  static var shape: InputShape { InputShape(body: JSONObject.schema, bodyKind: .json) }

  static func read(_ raw: inout RawInput) throws(InputError) -> SetPolicy {
    SetPolicy(document: try raw.json(JSONObject.self))
  }
}
