import Simulation
import Storage
import Wire

/// A stored screenshot: what was on the screen, not its picture.
struct ScreenshotRow: Record {
  let id: String
  let computerID: String
  let scene: RawJSON
  let takenAt: Instant

  static let table = "screenshots"
  static let plan = RecordPlan(Self.self)
}
