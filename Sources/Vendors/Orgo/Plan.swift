import Simulation
import Wire

/// What an account has paid for, and with it how much it may have. No table of plans is documented;
/// fragments are: two computers on the free plan [E0], its fixed auto-stop [E2], the most RAM of a
/// computer on the Hacker, Team and Scale plans [E3]. The rest is our choice, and generous.
enum Plan: String, WireEnum {
  case free, hacker, team, scale, enterprise

  var limits: PlanLimits {
    switch self {
    case .free: PlanLimits(computers: 2, ramGB: 4, cpu: 2, diskGB: 20, bandwidthMbps: 100)
    case .hacker: PlanLimits(computers: 10, ramGB: 4, cpu: 4, diskGB: 50, bandwidthMbps: 500)
    case .team: PlanLimits(computers: 50, ramGB: 8, cpu: 8, diskGB: 100, bandwidthMbps: 1000)
    case .scale: PlanLimits(computers: 200, ramGB: 16, cpu: 16, diskGB: 500, bandwidthMbps: 5000)
    case .enterprise:
      PlanLimits(computers: nil, ramGB: nil, cpu: nil, diskGB: nil, bandwidthMbps: nil)
    }
  }

  /// Whether auto-stop may be changed; on the free plan it is fixed. [E2 auto-stop guide]
  var hasConfigurableAutoStop: Bool { self != .free }

  /// Minutes until an idle computer is suspended, by default; 0 for never.
  var autoStopMinutes: Int { hasConfigurableAutoStop ? 0 : 15 }
}

/// The limits of a plan; nil for none.
struct PlanLimits: Sendable {
  let computers: Int?
  let ramGB: Int?
  let cpu: Int?
  let diskGB: Int?
  let bandwidthMbps: Int?
}

extension Orgo {
  static let maxComputers = Quota("max_computers", why: "computers of an account, in any state")
  static let maxRAM = Quota("max_ram_gb", why: "RAM of one computer, in GB")
  static let maxCPU = Quota("max_cpu", why: "vCPUs of one computer")
  static let maxDisk = Quota("max_disk_gb", why: "disk of one computer, in GB")
  static let maxBandwidth = Quota("max_bandwidth_mbps", why: "bandwidth of one computer, in Mbit/s")

  static let quotas = [maxComputers, maxRAM, maxCPU, maxDisk, maxBandwidth]

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
