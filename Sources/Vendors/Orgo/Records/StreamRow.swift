import Simulation
import Storage
import Wire

/// A stream of a desktop to a configured connection; a computer has one at most.
struct StreamRow: Record {
  let computerID: String
  let connectionName: String
  var status: StreamStatus
  let pid: Int
  let startTime: Instant

  static let table = "streams"
  static let plan = RecordPlan(Self.self)

  init(computerID: String, connectionName: String, pid: Int, startTime: Instant) {
    self.computerID = computerID
    self.connectionName = connectionName
    status = .streaming
    self.pid = pid
    self.startTime = startTime
  }
}

extension StreamRow {
  /// Ends the stream of a computer whose processes are gone.
  static func end(of id: String, _ db: borrowing Transaction) throws(OrgoError) {
    _ = try db.execute(
      "UPDATE streams SET status = 'terminated' WHERE computer_id = ? AND status = 'streaming'", id)
  }
}

/// A stream that lost its computer is terminated; one that was stopped is idle. [E0]
enum StreamStatus: String, WireEnum, ColumnEnum {
  case idle, streaming, terminated

  static let unknown = StreamStatus.idle
}
