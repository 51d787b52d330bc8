import Simulation
import Storage
import Wire

/// A stored screenshot: what was on the screen, not its picture.
struct ScreenshotRow: StoredRow {
  let id: String
  let computerID: String
  let scene: RawJSON
  let takenAt: Instant

  static let table = "screenshots"
  static let columns = ["id", "computer_id", "scene", "taken_at"]

  init(id: String, computerID: String, scene: RawJSON, takenAt: Instant) {
    self.id = id
    self.computerID = computerID
    self.scene = scene
    self.takenAt = takenAt
  }

  init(from row: inout RowReader) {
    id = row.text()
    computerID = row.text()
    scene = row.document()
    takenAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(computerID)
    row.bind(scene)
    row.bind(takenAt)
  }
}
