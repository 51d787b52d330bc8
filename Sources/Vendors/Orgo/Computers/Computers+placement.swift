import Simulation
import Storage
import VirtualComputer
import Wire

/// The body of `PATCH /computers/{id}/move`; `project_id` is read as `workspace_id`. [E2, E3]
struct MoveComputer: RequestBody {
  let workspaceID: String

  enum CodingKeys: String, CodingKey { case workspaceID = "workspace_id" }
}

/// `{"success": true, "workspace_id": ..., "project_id": ...}`, which are the same.
struct MovedComputer: ReplyBody {
  let workspaceID: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("success", true)
      json.field("workspace_id", workspaceID)
      json.field("project_id", workspaceID)
    }
  }
}

/// The body of `POST /computers/{id}/clone`, which may be missing. [obs]
struct CloneComputer: WireInput {
  let name: NonEmptyText?
  let targetProjectID: OptionalText?

  enum CodingKeys: String, CodingKey {
    case name
    case targetProjectID = "targetProjectId"
  }
}

/// What a clone is called, and that it runs. [E2]
struct ClonedComputer: ReplyBody {
  let id: String
  let name: String
  let status: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("name", name)
      json.field("status", status)
    }
  }
}

extension Computers {
  /// A key that is scoped to a workspace cannot move computers at all. [E3]
  static func moveComputer(
    _ call: Call<MoveComputer>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> MovedComputer {
    if let scope = call.caller.scope {
      throw OrgoError(keyOf: scope, cannot: "move computers", target: call.input.workspaceID)
    }
    let target = try WorkspaceRow.find(call.input.workspaceID, for: call.caller, db)
    guard target.id != computer.workspaceID else { throw OrgoError(.alreadyThere) }
    var row = computer
    row.workspaceID = target.id
    guard try db.update(row, key: row.id) == .done else {
      throw OrgoError(.nameTaken, "A computer with this name already exists in that workspace")
    }
    try WorkspaceRow.touch(computer.workspaceID, db)
    try WorkspaceRow.touch(target.id, db)
    return MovedComputer(workspaceID: target.id)
  }

  /// Copies a computer, disk included, in any state; the clone runs at once. [E2]
  static func cloneComputer(
    _ call: Call<OptionalBody<CloneComputer>>, _ computer: ComputerRow,
    _ db: borrowing Transaction
  ) throws(OrgoError) -> ClonedComputer {
    try ComputerQuotas.holdCount(of: call.caller, as: .planLimit, db)
    try ComputerQuotas.hold(computer, to: call.caller.plan.limits, db)
    let input = call.input.value
    let place = try WorkspaceRow.find(
      input?.targetProjectID?.value.nonEmpty ?? computer.workspaceID, for: call.caller, db)
    var name = input?.name?.value ?? ""
    if name.isEmpty { name = try freeName(forCloneOf: computer, in: place, db) }
    var row = try newComputer(named: name, in: place, status: "running", db)
    row.os = computer.os
    row.ram = computer.ram
    row.cpu = computer.cpu
    row.gpu = computer.gpu
    row.diskSizeGB = computer.diskSizeGB
    row.bandwidthLimitMbps = computer.bandwidthLimitMbps
    row.resolution = computer.resolution
    row.image = computer.image
    row.templateRef = computer.templateRef
    row.autoStopMinutes =
      call.caller.plan.hasConfigurableAutoStop
      ? computer.autoStopMinutes : call.caller.plan.autoStopMinutes
    guard try db.insert(row) == .done else {
      throw OrgoError(.nameTaken, "A computer with this name already exists in this workspace")
    }
    try SimulatedComputer.copyFiles(from: computer.id, to: row.id, db)
    try WorkspaceRow.touch(place.id, db)
    try db.begin("clone", of: kind, row.id)
    return ClonedComputer(id: row.id, name: row.name, status: "running")
  }

  /// `agent-1 (clone)`, then `agent-1 (clone 2)` and so on. [E2]
  private static func freeName(
    forCloneOf computer: ComputerRow, in place: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> String {
    let names = try db.query(
      "SELECT name FROM computers WHERE workspace_id = ? AND name >= ?", place.id,
      computer.name
    ) { $0.text() }
    let taken = Set(names)
    let first = "\(computer.name) (clone)"
    guard taken.contains(first) else { return first }
    var number = 2
    while taken.contains("\(computer.name) (clone \(number))") { number += 1 }
    return "\(computer.name) (clone \(number))"
  }
}
