import Simulation
import Wire

/// What a plan allows of computers.
enum ComputerQuotas {
  static let maxComputers = Quota("max_computers", why: "computers of an account, in any state")
  static let maxRAM = Quota("max_ram_gb", why: "RAM of one computer, in GB")
  static let maxCPU = Quota("max_cpu", why: "vCPUs of one computer")
  static let maxDisk = Quota("max_disk_gb", why: "disk of one computer, in GB")
  static let maxBandwidth = Quota("max_bandwidth_mbps", why: "bandwidth of one computer, in Mbit/s")

  static let all = [maxComputers, maxRAM, maxCPU, maxDisk, maxBandwidth]

  /// Refuses a value over a limit of the plan. The status depends on the route: 400 where a
  /// computer is made, 403 elsewhere. The text is our choice.
  static func hold(
    _ value: Int, to quota: Quota, limit: Int?, as code: OrgoErrorCode, used: Int = 0,
    _ db: borrowing Transaction
  ) throws(OrgoError) {
    let allowance = db.allowance(quota, limit: limit, used: used)
    guard allowance.refuses(value), let most = allowance.limit else { return }
    throw OrgoError(code, "Plan limit reached: \(quota.name) is \(most)")
  }

  /// Refuses another computer of the size of one that is larger than the plan allows by now.
  static func hold(
    _ computer: ComputerRow, to limits: PlanLimits, _ db: borrowing Transaction
  ) throws(OrgoError) {
    try hold(computer.ram.value, to: maxRAM, limit: limits.ramGB, as: .planLimit, db)
    try hold(computer.cpu.whole, to: maxCPU, limit: limits.cpu, as: .planLimit, db)
    try hold(computer.diskSizeGB, to: maxDisk, limit: limits.diskGB, as: .planLimit, db)
  }

  /// Refuses another computer for an account that has all its plan allows.
  static func holdCount(
    of caller: OrgoCaller, as code: OrgoErrorCode, _ db: borrowing Transaction
  ) throws(OrgoError) {
    let limit = caller.plan.limits.computers
    guard db.allowance(maxComputers, limit: limit, used: 0).limit != nil else { return }
    let used = try db.count(ComputerRow.self, where: "user_id = ?", caller.userID)
    try hold(1, to: maxComputers, limit: limit, as: code, used: used, db)
  }
}
