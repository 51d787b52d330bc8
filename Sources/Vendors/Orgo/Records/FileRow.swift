import Simulation
import Storage
import Wire

/// A file or folder on a computer's disk: what the shell wrote, beside what every computer comes
/// with.
struct FileRow: Record {
  let id: String
  let computerID: String
  let path: String
  let isFolder: Bool
  let text: String
  let changedAt: Instant

  static let table = "files"
  static let plan = RecordPlan(Self.self)

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
}
