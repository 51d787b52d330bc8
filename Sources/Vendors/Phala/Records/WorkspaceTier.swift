import Storage
import Wire

/// A subscription and what it allows; nil is without limit. [docs pricing; PRO is unpublished and
/// stands where LEVEL_2 does, our choice]
enum WorkspaceTier: String, WireEnum, ColumnEnum {
  case pro = "PRO"
  case enterprise = "ENTERPRISE"
  case level1 = "LEVEL_1"
  case level2 = "LEVEL_2"

  static let unknown = WorkspaceTier.level1

  var slots: Int? { limit(8, 16) }
  var vcpu: Int? { limit(16, 32) }
  var memoryMB: Int? { limit(32768, 65536) }
  var diskGB: Int? { limit(160, 1024) }
  /// The largest disk of one CVM.
  var diskPerCvmGB: Int? { limit(80, 256) }

  private func limit(_ first: Int, _ second: Int) -> Int? {
    switch self {
    case .level1: first
    case .level2, .pro: second
    case .enterprise: nil
    }
  }
}
