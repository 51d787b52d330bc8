import HTTPTypes
import Simulation
import Wire

/// What is in a workspace as one list of things: to see, to delete by what matches, to move.
enum WorkspaceResources: MiosaResource {
  private static let one = Workspaces.one.with(tier: 2, source: .sdk("CLI workspaces.ts"))

  static let routes: [Route] = [
    one(
      .get, "/inventory", "List everything in a workspace", id: "getWorkspaceInventory",
      by: getWorkspaceInventory),
    one(
      .post, "/cleanup", "Delete what matches in a workspace", fails: .validationFailed,
      id: "cleanUpWorkspace", about: "cleanup", by: cleanUpWorkspace),
    one(
      .post, "/transfer", "Move resources to another workspace",
      fails: .validationFailed, .quotaExceeded, .projectProtected,
      id: "transferWorkspaceResources", about: "transfer", by: transferWorkspaceResources,
      source: .sdk("governance.py")),
  ]

  static func inventory(
    of workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> [InventoryItem] {
    let computers = try db.all(
      ComputerRow.self, where: "workspace_id = ? ORDER BY rowid", workspace.id)
    let projects = try db.all(
      ProjectRow.self, where: "workspace_id = ? ORDER BY rowid", workspace.id)
    return computers.map(item)
      + projects.map {
        InventoryItem(
          type: "project", id: $0.id, name: $0.name, state: nil, createdAt: $0.createdAt)
      }
  }

  private static func item(of computer: ComputerRow) -> InventoryItem {
    InventoryItem(
      type: "computer", id: computer.id, name: computer.name, state: computer.status,
      createdAt: computer.createdAt)
  }

  static func getWorkspaceInventory(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceInventory {
    WorkspaceInventory(
      workspaceID: workspace.id, resources: try inventory(of: workspace, db))
  }

  /// Of the kinds only computers are simulated; the others never match. A tag never does either,
  /// for only sandboxes carry them.
  static func cleanUpWorkspace(
    _ call: Call<CleanUpWorkspace>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Cleanup {
    let input = call.input
    let words = (input.resourceType?.nonEmpty ?? "computers").lowercased().split(separator: ",")
    let types = words.compactMap { CleanupType(rawValue: String($0)) }
    guard types.count == words.count else {
      throw MiosaError(invalid: "cleanup", [("resource_type", ["is invalid"])])
    }
    var newest = db.now
    if let age = input.olderThan?.nonEmpty {
      guard let age = Duration(spelled: age), age >= .zero else {
        throw MiosaError(invalid: "cleanup", [("older_than", ["is invalid"])])
      }
      newest = newest - age
    }
    var matched: [ComputerRow] = []
    if types.contains(.computers), input.tag?.nonEmpty == nil {
      matched = try db.all(
        ComputerRow.self, where: "workspace_id = ? ORDER BY rowid", workspace.id
      ).filter { computer in
        computer.status != "destroying" && computer.createdAt <= newest
          && (input.state?.nonEmpty).map { Dialect.status(for: $0) == computer.status } ?? true
          && computer.name.hasPrefix(input.namePrefix ?? "")
      }
      matched = Array(matched.prefix(input.limit?.value ?? .max))
    }
    let isDry = input.force != true || input.dryRun == true
    if !isDry {
      for computer in matched { try db.begin("destroy", of: Computers.kind, computer.id) }
    }
    return Cleanup(workspaceID: workspace.id, dryRun: isDry, resources: matched.map(item))
  }
}

/// Everything in a workspace. [SDK: the CLI's `workspaces inventory`]
struct WorkspaceInventory: ReplyBody {
  let workspaceID: String
  let resources: [InventoryItem]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("data") { json in
        json.field("workspace_id", workspaceID)
        json.field("resources", resources)
        json.field("total", resources.count)
      }
    }
  }
}

/// A kind of thing that a cleanup may be about. [SDK: the CLI's list]
enum CleanupType: String, CaseIterable {
  case sandboxes, deployments, apps, domains, databases, storage, secrets, functions, cron
  case snapshots, checkpoints, computers
}

/// The body of `POST /workspaces/{id}/cleanup`. [SDK: the CLI's `workspaces cleanup`]
struct CleanUpWorkspace: RequestBody {
  /// One kind or several with commas between; none for all.
  let resourceType: String?
  let state: String?
  let namePrefix: String?
  let tag: String?
  /// An age such as `2h` or `30m`.
  let olderThan: String?
  let limit: Count<0, 1_000_000>?
  let dryRun: Bool?
  /// Nothing is deleted without it.
  let force: Bool?

  enum CodingKeys: String, CodingKey {
    case state, tag, limit, force
    case resourceType = "resource_type"
    case namePrefix = "name_prefix"
    case olderThan = "older_than"
    case dryRun = "dry_run"
  }
}

/// What a cleanup found, and whether it went. (Our choice of shape.)
struct Cleanup: ReplyBody {
  let workspaceID: String
  let dryRun: Bool
  let resources: [InventoryItem]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("data") { json in
        json.field("workspace_id", workspaceID)
        json.field("dry_run", dryRun)
        json.field("matched", resources)
        json.field("matched_count", resources.count)
        json.field("deleted_count", dryRun ? 0 : resources.count)
      }
    }
  }
}
