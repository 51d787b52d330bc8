import Simulation
import Storage
import Wire

/// A lamp as it is stored.
struct LampRow: LanternRow {
  let id: String
  let owner: String
  var name: String
  var roomID: String
  var brightness: Int
  let state: LampState
  let createdAt: Instant

  static let table = "lamps"
  static let plan = RecordPlan(Self.self)

  static let findFailures: [LanternError.Code] = [.lampNotFound]

  static func missing(_ reference: String) -> LanternError { LanternError(.lampNotFound) }
}

/// How far a lamp has come. [docs lamps]
enum LampState: String, WireEnum, ColumnEnum {
  case warming, lit

  static let unknown = LampState.warming
}

/// Clients wait for a lamp to be lit, so that the sample of stateless mode is.
extension LampRow: Sampled {
  static let sample = LampRow(
    id: "sample", owner: "sample", name: "sample", roomID: "sample", brightness: 100, state: .lit,
    createdAt: .sample)
}
