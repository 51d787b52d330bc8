import Simulation
import Storage
import Wire

/// An action on a desktop, as a screenshot shows it.
struct ActionRow: Record {
  let id: Int
  let computerID: String
  let at: Instant
  let action: String
  let summary: String

  static let table = "actions"
  static let plan = RecordPlan(Self.self)
}
