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
  static let columns = ["id", "name", "state", "created_at"]

  init(id: String, name: String, state: String, createdAt: Instant) {
    self.id = id
    self.name = name
    self.state = state
    self.createdAt = createdAt
  }

  init(from row: inout RowReader) {
    id = row.text()
    name = row.text()
    state = row.text()
    createdAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(name)
    row.bind(state)
    row.bind(createdAt)
  }
}

/// A lamp may be seen with any key; only one that does not exist is refused.
extension LampRow {
  static let findFailures: [LanternError.Code] = [.notFound]

  static func missing(_ reference: String) -> LanternError {
    LanternError(.notFound, "no such lamp")
  }

  func authorize(_ caller: LanternCaller) throws(LanternError) {}

  /// Stands in for a row where only the shape of its rendering is asked for.
  static let sample = LampRow(id: "sample", name: "sample", state: "lit", createdAt: .sample)
}
