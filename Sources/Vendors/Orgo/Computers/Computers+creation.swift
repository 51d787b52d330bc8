import Simulation
import Storage
import Wire

/// The body of `POST /computers`; `project_id` is read as `workspace_id`. [E1, E2, E3]
/// [SDK: client.py]
struct CreateComputer: RequestBody {
  let workspaceID: String
  let name: NonEmptyText
  let os: OperatingSystem?
  let ram: RAM?
  let cpu: CPU?
  let gpu: GPU?
  let diskSizeGB: Count<1, 1024>?
  let resolution: Resolution?
  let image: OptionalText?
  let templateRef: OptionalText?
  let autoStopMinutes: Count<0, 525_600>?

  enum CodingKeys: String, CodingKey {
    case workspaceID = "workspace_id"
    case name, os, cpu, ram, gpu
    case diskSizeGB = "disk_size_gb"
    case resolution, image
    case templateRef = "template_ref"
    case autoStopMinutes = "auto_stop_minutes"
  }
}

extension Computers {
  static func createComputer(
    _ call: Call<CreateComputer>, _ db: borrowing Transaction
  ) throws(OrgoError) -> ComputerDetails {
    let input = call.input
    let caller = call.caller
    let workspace = try WorkspaceRow.find(input.workspaceID, for: caller, db)
    try ComputerQuotas.holdCount(of: caller, as: .quotaExceeded, db)
    try hold(input, to: caller.plan, db)
    var row = try newComputer(named: input.name.value, in: workspace, status: "starting", db)
    if let os = input.os { row.os = os }
    row.ram = input.ram ?? RAM.standard
    row.cpu = input.cpu ?? db.settings[defaultCPU]
    if let gpu = input.gpu { row.gpu = gpu }
    if let disk = input.diskSizeGB { row.diskSizeGB = disk.value }
    cap(&row, to: caller.plan.limits, besides: input, db)
    if let resolution = input.resolution { row.resolution = resolution }
    row.image = input.image?.value.nonEmpty
    row.templateRef = input.templateRef?.value.nonEmpty
    row.autoStopMinutes = caller.plan.autoStopMinutes
    if caller.plan.hasConfigurableAutoStop, let minutes = input.autoStopMinutes {
      row.autoStopMinutes = minutes.value
    }
    guard try db.insert(row) == .done else {
      throw OrgoError(
        .nameTaken, "A computer with this name already exists in this workspace")
    }
    try WorkspaceRow.touch(workspace.id, db)
    let move = db.move("create", unless: row.name, isOneOf: Magic.computers)
    try db.begin(move, of: kind, row.id)
    return ComputerDetails(try row.reloaded(db))
  }

  /// Left out, a size is capped to the plan, or to the world's own limit, so that leaving it out
  /// never fails. [SDK: computer.py] RAM is the least that there is, so that nothing less can be had.
  private static func cap(
    _ row: inout ComputerRow, to limits: PlanLimits, besides input: CreateComputer,
    _ db: borrowing Transaction
  ) {
    func most(_ quota: Quota, _ limit: Int?) -> Int {
      db.allowance(quota, limit: limit, used: 0).limit ?? .max
    }
    if input.cpu == nil, row.cpu.whole > most(ComputerQuotas.maxCPU, limits.cpu) {
      let most = Double(most(ComputerQuotas.maxCPU, limits.cpu))
      row.cpu = CPU(CPU.sizes.last { $0 <= most } ?? CPU.sizes[0])
    }
    if input.diskSizeGB == nil {
      row.diskSizeGB = max(1, min(row.diskSizeGB, most(ComputerQuotas.maxDisk, limits.diskGB)))
    }
  }

  /// A computer that is not stored yet, with what the service gives every one.
  static func newComputer(
    named name: String, in workspace: WorkspaceRow, status: String, _ db: borrowing Transaction
  ) throws(OrgoError) -> ComputerRow {
    ComputerRow(
      id: try db.uuid("computer"), userID: workspace.userID, workspaceID: workspace.id,
      name: name, status: status,
      instanceID: try db.token("instance", .hex, length: 8),
      vncPassword: try db.token("vnc password", .hex, length: 16), now: db.now)
  }

  /// Holds the sizes that were asked for to the plan: 400, as for everything else that is wrong
  /// with a new computer. [E2]
  private static func hold(
    _ input: CreateComputer, to plan: Plan, _ db: borrowing Transaction
  ) throws(OrgoError) {
    let limits = plan.limits
    let ram = input.ram ?? RAM.standard
    try ComputerQuotas.hold(
      ram.value, to: ComputerQuotas.maxRAM, limit: limits.ramGB, as: .quotaExceeded, db)
    if let cpu = input.cpu {
      try ComputerQuotas.hold(
        cpu.whole, to: ComputerQuotas.maxCPU, limit: limits.cpu, as: .quotaExceeded, db)
    }
    if let disk = input.diskSizeGB {
      try ComputerQuotas.hold(
        disk.value, to: ComputerQuotas.maxDisk, limit: limits.diskGB, as: .quotaExceeded, db)
    }
  }
}
