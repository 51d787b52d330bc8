import Simulation
import Storage
import Wire

/// A stream of a desktop to a configured connection; a computer has one at most.
struct StreamRow: StoredRow {
  let computerID: String
  let connectionName: String
  var status: StreamStatus
  let pid: Int
  let startTime: Instant

  static let table = "streams"
  static let columns = ["computer_id", "connection_name", "status", "pid", "start_time"]

  init(computerID: String, connectionName: String, pid: Int, startTime: Instant) {
    self.computerID = computerID
    self.connectionName = connectionName
    status = .streaming
    self.pid = pid
    self.startTime = startTime
  }

  init(from row: inout RowReader) {
    computerID = row.text()
    connectionName = row.text()
    status = StreamStatus(rawValue: row.text()) ?? .idle
    pid = row.integer()
    startTime = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(computerID)
    row.bind(connectionName)
    row.bind(status.rawValue)
    row.bind(pid)
    row.bind(startTime)
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
enum StreamStatus: String, WireEnum {
  case idle, streaming, terminated
}
