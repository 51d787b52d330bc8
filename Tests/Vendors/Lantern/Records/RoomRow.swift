import Simulation
import Storage
import Wire

/// A room as it is stored.
struct RoomRow: LanternRow {
  let id: String
  let owner: String
  let name: String
  let createdAt: Instant

  static let table = "rooms"
  static let plan = RecordPlan(Self.self)

  static let findFailures: [LanternError.Code] = [.roomNotFound]

  static func missing(_ reference: String) -> LanternError { LanternError(.roomNotFound) }
}
