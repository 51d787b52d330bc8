import Storage
import Wire

/// The sizes of computers. vCPUs and memory are documented for three of them; disks and the two
/// outer sizes are our choice, made so that the seed's sample of stats comes out. [docs computers]
enum ComputerSize: String, WireEnum, ColumnEnum, Comparable {
  case xs, small, medium, large, xl

  static let unknown = ComputerSize.small

  var vcpus: Int {
    switch self {
    case .xs, .small: 1
    case .medium: 2
    case .large: 4
    case .xl: 8
    }
  }

  var memoryMB: Int {
    switch self {
    case .xs: 2048
    case .small: 4096
    case .medium: 8192
    case .large: 16384
    case .xl: 32768
    }
  }

  var diskGB: Int {
    switch self {
    case .xs: 10
    case .small: 20
    case .medium: 50
    case .large: 100
    case .xl: 200
    }
  }

  static func < (left: ComputerSize, right: ComputerSize) -> Bool {
    left.memoryMB < right.memoryMB
  }
}
