import Simulation
import Wire

/// A workspace, whole: fifteen keys, all of them always there. [seed 002]
struct Workspace: WireOutput, StronglyResource {
  let row: WorkspaceRow

  init(_ row: WorkspaceRow) { self.row = row }

  static let idKey: StaticString = "workspaceId"

  func write(to json: inout JSONWriter) { row.write(to: &json, isWhole: true) }
}

/// A workspace in a list: without resources, owner and volumes. [seed 002]
struct WorkspaceItem: ListItem {
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

/// What `GET /workspaces` takes. [seed 002]
struct ListWorkspaces: RequestQuery {
  let search: String?
  /// Any text: one that is no status matches nothing. [our choice, as a database filter does]
  let status: String?
  let projectID: String?
  let limit: ListLimit?
  let offset: ListOffset?
  let sort: ListOrder<Field>?

  enum CodingKeys: String, CodingKey {
    case search, status, limit, offset, sort
    case projectID = "projectId"
  }

  enum Field: String, SortField {
    case createdAt, updatedAt, name, status, environmentType
  }
}

extension Strongly {
  static func listWorkspaces(
    _ call: Call<ListWorkspaces>, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<WorkspaceItem> {
    let input = call.input
    var filter = RowFilter("organization_id = ?", call.caller.organizationID)
    filter.require("status = ?", input.status)
    filter.require("project_id = ?", input.projectID)
    filter.search(input.search)
    let (rows, page) = try list(
      WorkspaceRow.self, filter,
      by: (input.sort ?? ListOrder(field: .createdAt, isDescending: true)).clause,
      ListWindow(limit: input.limit, offset: input.offset), db)
    return List(page: page, items: rows.map(WorkspaceItem.init))
  }

  static func getWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Workspace> {
    Bare(Workspace(workspace))
  }

  /// The workspace that the path names, in the caller's organization; any other is 404.
  static func workspace(
    _ context: RequestContext, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> WorkspaceRow {
    try workspace(id: context.path["id"], caller, db)
  }

  static func workspace(
    id: String, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> WorkspaceRow {
    guard let row = try db.find(WorkspaceRow.self, id),
      row.organizationID == caller.organizationID
    else { throw StronglyError(.workspaceNotFound) }
    return row
  }
}
