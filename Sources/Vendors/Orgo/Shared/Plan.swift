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
