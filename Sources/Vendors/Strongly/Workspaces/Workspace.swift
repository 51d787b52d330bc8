import Simulation
import Wire

/// A workspace, whole: fifteen keys, all of them always there. [seed 002]
struct Workspace: WireOutput, ResponseSubject {
  let row: WorkspaceRow

  init(_ row: WorkspaceRow) { self.row = row }

  static let idKey: StaticString = "workspaceId"

  func write(to json: inout JSONWriter) { row.write(to: &json, isWhole: true) }
}

/// A workspace in a list: without resources, owner and volumes. [seed 002]
struct WorkspaceItem: RowItem {
  let row: WorkspaceRow

  init(_ row: WorkspaceRow) { self.row = row }

  static let plural: StaticString = "workspaces"

  func write(to json: inout JSONWriter) { row.write(to: &json, isWhole: false) }
}

extension WorkspaceRow {
  /// The address is a function of the id and stays the same over the whole life. [seed 002]
  var url: String {
    "https://\(String(id.map { $0 == "_" ? "-" : $0 })).workspaces.strongly.ai"
  }

  fileprivate func write(to json: inout JSONWriter, isWhole: Bool) {
    json.object { json in
      json.identifier(id)
      json.field("name", name)
      json.field("description", description)
      json.field("status", status)
      json.field("environmentType", environmentType)
      json.field("image", image)
      if isWhole { json.field("resources", resources) }
      json.field("organizationId", organizationID)
      if isWhole { json.field("owner", owner) }
      json.field("ownerId", ownerID)
      json.field("url", url)
      json.field("projectId", projectID)
      if isWhole { json.field("volumeIds", volumeIDs) }
      json.field("createdAt", createdAt)
      json.field("updatedAt", updatedAt)
    }
  }
}
