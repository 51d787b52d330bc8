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

  /// A file, or a folder where there is no text.
  init(computerID: String, path: String, text: String?, now: Instant) {
    id = Self.id(of: path, on: computerID)
    self.computerID = computerID
    self.path = path
    isFolder = text == nil
    self.text = text ?? ""
    changedAt = now
  }

  static func id(of path: String, on computerID: String) -> String { "\(computerID):\(path)" }

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
