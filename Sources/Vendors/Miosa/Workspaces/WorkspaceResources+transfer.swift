import Simulation
import Wire

/// The body of `POST /workspaces/{id}/transfer`. [SDK: governance.py]
struct TransferResources: RequestBody, RequiresMembers {
  let resourceIDs: [String]
  let targetWorkspaceID: String

  enum CodingKeys: String, CodingKey {
    case resourceIDs = "resource_ids"
    case targetWorkspaceID = "target_workspace_id"
  }

  static let requirements =
    UUIDText.requirements(of: "target_workspace_id")
    + [.form("resource_ids", ["items": ["format": "uuid"]])]
}

/// What was moved, and where to. (Our choice of shape.)
struct Transfer: WireOutput {
  let transferred: [String]
  let targetWorkspaceID: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("transferred", transferred)
      json.field("target_workspace_id", targetWorkspaceID)
    }
  }
}

extension WorkspaceResources {
  /// Computers and projects by id, all or none.
  static func transferWorkspaceResources(
    _ call: Call<TransferResources>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<Transfer> {
    let target = try WorkspaceRow.find(call.input.targetWorkspaceID, for: call.caller, db)
    for id in call.input.resourceIDs {
      let id = try UUIDText.checked(id)
      let present = try db.find(WorkspaceRow.self, target.id) ?? target
      if let computer = try db.find(ComputerRow.self, id),
        computer.workspaceID == workspace.id
      {
        _ = try Computers.move(computer, to: present, db)
      } else if let project = try db.find(ProjectRow.self, id),
        project.workspaceID == workspace.id
      {
        _ = try Projects.move(project, to: present, db)
      } else {
        throw MiosaError(.notFound, "resource not found")
      }
    }
    return Enveloped(
      Transfer(transferred: call.input.resourceIDs, targetWorkspaceID: target.id))
  }
}
