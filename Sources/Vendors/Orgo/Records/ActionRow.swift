import Simulation
import Storage
import Wire

/// An action on a desktop, as a screenshot shows it.
struct ActionRow: StoredRow {
  let id: Int
  let computerID: String
  let at: Instant
  let action: String
  let summary: String

  static let table = "actions"
  static let columns = ["id", "computer_id", "at", "action", "summary"]

  init(id: Int, computerID: String, at: Instant, action: String, summary: String) {
    self.id = id
    self.computerID = computerID
    self.at = at
    self.action = action
    self.summary = summary
  }

  init(from row: inout RowReader) {
    id = row.integer()
    computerID = row.text()
    at = row.instant()
    action = row.text()
    summary = row.text()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(computerID)
    row.bind(at)
    row.bind(action)
    row.bind(summary)
  }
}
