import HTTPTypes
import Simulation
import Storage
import Wire

/// Workspaces: what computers are in, and what keys are held to. Their old name, projects, is
/// another resource over the same records.
enum Workspaces: OrgoResource {
  static let kind = kind("workspace", WorkspaceRow.self, render: { ListedWorkspace($0, []) })
  static let kinds = [kind]

  private static let all = group(
    "/api/workspaces", about: "workspace", tier: 2, source: .openAPI)
  private static let one = all.on(WorkspaceRow.self, at: "/{id}")

  static let routes: [Route] = [
    one(
      .get, "", "Get workspace", id: "getWorkspace", tier: 1, by: getWorkspace,
      source: .workspacePage
    ).with(reads: ResourceReference("workspace", "id")),
    all(.get, "", "List workspaces", id: "listWorkspaces", by: listWorkspaces),
    all(
      .post, "", "Create workspace", returns: .created, fails: .invalid, .nameTaken,
      id: "createWorkspace", by: createWorkspace),
    one(.delete, "", "Delete workspace", id: "deleteWorkspace", by: deleteWorkspace),
  ]

  static let strictNames = Setting(
    "strict_names", default: false,
    why: "the first edition allowed letters, numbers, hyphens and underscores, 64 at most")

  static func listWorkspaces(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(OrgoError) -> WorkspaceList {
    let caller = call.caller
    var rows = try db.all(
      WorkspaceRow.self, where: "user_id = ? ORDER BY created_at, rowid", caller.userID)
    if let scope = caller.scope { rows = rows.filter { $0.id == scope } }
    let computers = try db.all(
      ComputerRow.self, where: "user_id = ? ORDER BY created_at, rowid", caller.userID)
    let byWorkspace = Dictionary(grouping: computers, by: \.workspaceID)
    return WorkspaceList(
      workspaces: rows.map { ListedWorkspace($0, byWorkspace[$0.id] ?? []) })
  }

  static func createWorkspace(
    _ call: Call<CreateWorkspace>, _ db: borrowing Transaction
  ) throws(OrgoError) -> NewWorkspace {
    let input = call.input
    let name = input.name.value
    if let scope = call.caller.scope {
      throw OrgoError(keyOf: scope, cannot: "create workspaces", target: nil)
    }
    if db.settings[strictNames], !isStrictName(name) {
      throw OrgoError(
        .invalid, "name must be 1 to 64 letters, numbers, hyphens and underscores")
    }
    let row = WorkspaceRow(
      id: try db.uuid("workspace"), userID: call.caller.userID, name: name,
      status: input.status ?? .active, iconURL: input.iconURL?.value.nonEmpty, now: db.now)
    guard try db.insert(row) == .done else { throw OrgoError(.nameTaken) }
    return NewWorkspace(row)
  }

  /// The rule of the first edition; later ones ask only that there is a name. [E1]
  private static func isStrictName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  static func getWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Workspace {
    Workspace(workspace, try Computers.of(workspace, db))
  }

  /// Takes the computers along, without asking. [E1, E2]
  static func deleteWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Succeeded {
    for computer in try Computers.of(workspace, db) {
      try db.retire(Computers.kind, computer.id)
      try db.delete(ComputerRow.self, computer.id)
    }
    try db.delete(WorkspaceRow.self, workspace.id)
    return Succeeded()
  }
}

/// The body of `POST /workspaces`. [E2]
struct CreateWorkspace: RequestBody {
  let name: NonEmptyText
  let iconURL: OptionalText?
  let status: WorkspaceStatus?

  enum CodingKeys: String, CodingKey {
    case name, status
    case iconURL = "icon_url"
  }
}
