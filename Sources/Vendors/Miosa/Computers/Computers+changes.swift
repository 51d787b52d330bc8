import Simulation
import Storage
import Wire

/// The body of `POST /computers/{id}/clone`; what is left out is the original's.
struct CloneComputer: WireInput {
  let name: DisplayName?
  let size: ComputerSize?
  let metadata: JSONObject?
}

/// The body of `POST /computers/{id}/resize`: a size by name or by its share. [SDK: computer.py]
struct ResizeComputer: RequestBody, RequiresMembers {
  let size: ComputerSize?
  let cpuCount: Count<1, 1_000_000>?
  /// The same. [SDK: computer.ex]
  let cpu: Count<1, 1_000_000>?
  let memoryMB: Count<1, 1_000_000_000>?

  enum CodingKeys: String, CodingKey {
    case size, cpu
    case cpuCount = "cpu_count"
    case memoryMB = "memory_mb"
  }

  static let requirements = [MemberRequirement.oneOf(["size", "cpu_count", "cpu", "memory_mb"])]
}

/// The body of `POST /computers/{id}/move`. [seed 003]
struct MoveComputer: RequestBody, RequiresMembers {
  let workspaceID: String

  enum CodingKeys: String, CodingKey {
    case workspaceID = "workspace_id"
  }

  static let requirements = UUIDText.requirements(of: "workspace_id")
}

extension Computers {
  /// A new computer like an old one, in the same project, held to the workspace's limits.
  static func cloneComputer(
    _ call: Call<OptionalBody<CloneComputer>>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ChangedComputer {
    try requirePresent(computer)
    let input = call.input.value
    let workspace = try WorkspaceRow.find(computer.workspaceID, for: call.caller, db)
    let size = input?.size ?? computer.size
    try Credits.admitSpending(db)
    try ComputerLimits.admit(size, template: computer.templateType, to: workspace, db)
    let name = input?.name?.value ?? Self.cloneName(of: computer)
    let id = try db.uuid("computer")
    var row = ComputerRow(
      id: id, caller: call.caller, name: name,
      slug: try freeSlug(for: name, id: id, call.caller, db), templateType: computer.templateType,
      size: size, status: "provisioning", workspaceID: computer.workspaceID,
      projectID: computer.projectID, now: db.now)
    row.externalWorkspaceID = computer.externalWorkspaceID
    row.externalUserID = computer.externalUserID
    row.externalProjectID = computer.externalProjectID
    row.selectedApps = computer.selectedApps
    row.visibility = computer.visibility
    row.metadata = input?.metadata.map { RawJSON($0) } ?? computer.metadata
    row.autoStopSeconds = computer.autoStopSeconds
    return ChangedComputer(try start(new: row, db))
  }

  /// The original's name and a word, which together are no longer than a name may be.
  private static func cloneName(of computer: ComputerRow) -> String {
    let word = " clone"
    return computer.name.prefix(DisplayName.longest - word.count) + word
  }

  /// The named size, or the smallest that has the share asked for. It holds at once. (Our choice.)
  static func resizeComputer(
    _ call: Call<ResizeComputer>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ChangedComputer {
    try requirePresent(computer)
    let input = call.input
    let cpus = (input.cpuCount ?? input.cpu)?.value
    guard input.size != nil || cpus != nil || input.memoryMB != nil else {
      throw MiosaError(invalid: "computer", [("size", ["can't be blank"])])
    }
    let fitting = ComputerSize.allCases.first {
      $0.vcpus >= cpus ?? 0 && $0.memoryMB >= input.memoryMB?.value ?? 0
    }
    guard let size = input.size ?? fitting else {
      throw MiosaError(invalid: "computer", [("size", ["is larger than any size offered"])])
    }
    let workspace = try WorkspaceRow.find(computer.workspaceID, for: call.caller, db)
    try ComputerLimits.admit(size, to: workspace)
    var row = computer
    row.size = size
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return ChangedComputer(row)
  }

  /// Into the default project of another workspace; into its own changes nothing. [seed 003]
  static func moveComputer(
    _ call: Call<MoveComputer>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ChangedComputer {
    let target = try WorkspaceRow.find(call.input.workspaceID, for: call.caller, db)
    return ChangedComputer(try move(computer, to: target, db))
  }

  static func move(
    _ computer: ComputerRow, to target: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ComputerRow {
    guard target.id != computer.workspaceID else { return computer }
    try ComputerLimits.admit(computer.size, template: computer.templateType, to: target, db)
    var row = computer
    row.workspaceID = target.id
    row.projectID = try ProjectRow.standard(of: target, db).id
    row.externalWorkspaceID = target.externalWorkspaceID
    row.externalProjectID = nil
    row.updatedAt = db.now
    try touch(&row, db)
    try db.moveUsage(of: "computer", row.id, to: target.id)
    return try db.find(ComputerRow.self, row.id) ?? row
  }
}
