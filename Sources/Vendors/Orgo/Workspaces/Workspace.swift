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

/// A workspace in a list: everything but the seed's second name for its computers. [E1, E2]
struct ListedWorkspace: ReplyBody {
  let row: WorkspaceRow
  let computers: [Computer]

  init(_ row: WorkspaceRow, _ computers: [ComputerRow]) {
    self.row = row
    self.computers = computers.map(Computer.init)
  }

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
