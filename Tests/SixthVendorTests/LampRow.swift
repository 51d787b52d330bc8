import Simulation
import Storage
import Wire

/// A lamp as it is stored.
struct LampRow: LanternRow {
  let id: String
  let name: String
  let state: String
  let createdAt: Instant

  static let table = "lamps"
  static let plan = RecordPlan(Self.self)
}

/// A lamp may be seen with any key; only one that does not exist is refused.
extension LampRow {
  static let findFailures: [LanternError.Code] = [.notFound]

  static func missing(_ reference: String) -> LanternError {
    LanternError(.notFound, "no such lamp")
  }

  func authorize(_ caller: LanternCaller) throws(LanternError) {}
}
