import Simulation
import Storage
import Wire

/// A workspace in a list: everything but the seed's second name for its computers. [E1, E2]
struct ListedWorkspace: ReplyBody {
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
      json.field("user_id", row.userID)
      json.field("status", row.status)
      json.field("icon_url", row.iconURL)
      json.field("updated_at", row.updatedAt)
      json.field("desktops", computers)
    }
  }
}

/// A workspace that has just been made. [E1, E2: the union of their keys]
struct NewWorkspace: ReplyBody {
  let row: WorkspaceRow

  init(_ row: WorkspaceRow) { self.row = row }

  init(from decoder: any Decoder) throws { self.init(.sample) }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("name", row.name)
      json.field("created_at", row.createdAt)
      json.field("computer_count", 0)
      json.field("user_id", row.userID)
      json.field("status", row.status)
      json.field("icon_url", row.iconURL)
      json.field("updated_at", row.updatedAt)
    }
  }
}

/// The list, twice: as `workspaces`, which is documented, and as `projects`, which the service
/// sends and its SDK reads. [obs] [SDK: client.py]
struct WorkspaceList: ReplyBody {
  let workspaces: [ListedWorkspace]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("workspaces", workspaces)
      json.field("projects", workspaces)
    }
  }
}

/// The body of `POST /workspaces`. [E2]
struct CreateWorkspace: RequestBody {
  let name: NonEmptyText
  let iconURL: String?
  let status: WorkspaceStatus?

  enum CodingKeys: String, CodingKey {
    case name, status
    case iconURL = "icon_url"
  }
}

extension Orgo {
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
      status: input.status ?? .active, iconURL: input.iconURL, now: db.now)
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
}
