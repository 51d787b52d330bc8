import Simulation
import Storage
import Wire

/// A file or folder on a computer's disk: what the shell wrote, beside what every computer comes
/// with.
struct FileRow: StoredRow {
  let id: String
  let computerID: String
  let path: String
  let isFolder: Bool
  let text: String
  let changedAt: Instant

  static let table = "files"
  static let columns = ["id", "computer_id", "path", "is_folder", "text", "changed_at"]

  init(computerID: String, path: String, node: Disk.Node, now: Instant) {
    id = "\(computerID):\(path)"
    self.computerID = computerID
    self.path = path
    switch node {
    case .folder:
      isFolder = true
      text = ""
    case .file(let text):
      isFolder = false
      self.text = text
    }
    changedAt = now
  }

  init(from row: inout RowReader) {
    id = row.text()
    computerID = row.text()
    path = row.text()
    isFolder = row.flag()
    text = row.text()
    changedAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(computerID)
    row.bind(path)
    row.bind(isFolder)
    row.bind(text)
    row.bind(changedAt)
  }
}
