import Simulation
import Wire

/// A workspace with its computers: the five keys of the seed in its order, then those of later
/// editions, so that clients of all of them find theirs. [seed 004; E2, E3]
///
/// `computers` and `desktops` are the same array under the names of two editions, and
/// `computer_count` is its length.
struct Workspace: ReplyBody {
  let row: WorkspaceRow
  let computers: [Computer]

  init(_ row: WorkspaceRow, _ computers: [ComputerRow]) {
    self.row = row
    self.computers = computers.map(Computer.init)
  }

  init(from decoder: any Decoder) throws { self.init(.sample, []) }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("name", row.name)
      json.field("created_at", row.createdAt)
      json.field("computer_count", computers.count)
      json.field("computers", computers)
      json.field("user_id", row.userID)
      json.field("status", row.status)
      json.field("icon_url", row.iconURL)
      json.field("updated_at", row.updatedAt)
      json.field("desktops", computers)
    }
  }
}

extension WorkspaceRow {
  /// Stands in for a row where only the shape of its rendering is asked for.
  static let sample = WorkspaceRow(
    id: "sample", userID: "sample", name: "sample", now: .sample)
}

/// `{"success": true}`: every deletion has a body, for the Python SDK fails on an empty one.
struct Succeeded: ReplyBody {
  init() {}

  func write(to json: inout JSONWriter) { json.object { $0.field("success", true) } }
}

extension Orgo {
  static let workspaceResource = resource(
    "workspace", WorkspaceRow.self, render: { ListedWorkspace($0, []) })

  static func getWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Workspace {
    Workspace(workspace, try computers(in: workspace, db))
  }

  /// Takes the computers along, without asking. [E1, E2]
  static func deleteWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Succeeded {
    for computer in try computers(in: workspace, db) {
      try db.retire(computerResource, computer.id)
      try db.delete(ComputerRow.self, computer.id)
    }
    try db.delete(WorkspaceRow.self, workspace.id)
    return Succeeded()
  }

  /// The computers of a workspace, oldest first, as in the seed's example.
  static func computers(
    in workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> [ComputerRow] {
    try db.all(
      ComputerRow.self, where: "workspace_id = ? ORDER BY created_at, rowid", workspace.id)
  }

  /// The workspace that the path names: 404, 403 for another account's or beyond a key's scope.
  static func workspace(
    _ context: RequestContext, _ caller: OrgoCaller, _ db: borrowing Transaction
  ) throws(OrgoError) -> WorkspaceRow {
    try workspace(id: context.path["id"], caller, db)
  }

  /// A workspace by id, as far as the caller may see it. An id that is no UUID is only unknown: no
  /// 400 is documented.
  static func workspace(
    id: String, _ caller: OrgoCaller, _ db: borrowing Transaction
  ) throws(OrgoError) -> WorkspaceRow {
    guard let row = try db.find(WorkspaceRow.self, id.lowercased()) else {
      throw OrgoError(.workspaceNotFound)
    }
    try admit(caller, toWorkspace: row.id, of: row.userID)
    return row
  }
}
