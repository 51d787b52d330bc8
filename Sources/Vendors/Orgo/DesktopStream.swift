import Simulation
import Wire

/// A stream that lost its computer is terminated; one that was stopped is idle. [E0]
enum StreamStatus: String, WireEnum {
  case idle, streaming, terminated
}

/// The body of `POST /computers/{id}/stream/start`.
struct StartStream: RequestBody {
  let connectionName: NonEmptyText

  enum CodingKeys: String, CodingKey { case connectionName = "connection_name" }
}

/// `{"success": true, "status": "streaming", "pid": 12345}`
struct StartedStream: ReplyBody {
  let pid: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("success", true)
      json.field("status", StreamStatus.streaming)
      json.field("pid", pid)
    }
  }
}

/// The state of a stream: its start and process while there is one, a message where it ended by
/// itself. [E0, E2]
struct StreamState: ReplyBody {
  let status: StreamStatus
  var startTime: Instant?
  var pid: Int?
  var message: String?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("status", status)
      json.field(ifPresent: "start_time", startTime)
      json.field(ifPresent: "pid", pid)
      json.field(ifPresent: "message", message)
    }
  }
}

/// `{"success": true}`, or why there was nothing to stop, which is no error. [E0]
struct StoppedStream: ReplyBody {
  let isStopped: Bool
  var error: String?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("success", isStopped)
      json.field(ifPresent: "error", error)
    }
  }
}

extension Orgo {
  /// A stream that is running already is replaced (our choice).
  static func startStream(
    _ call: Call<StartStream>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<StartedStream> {
    guard let desktop = try desktop(of: computer, db) else {
      return .wait(until: try nextLook(at: computer, db))
    }
    let row = StreamRow(
      computerID: desktop.id, connectionName: call.input.connectionName.value,
      pid: 12_344 + (try db.ordinal("stream")), startTime: db.now)
    try db.delete(StreamRow.self, desktop.id)
    try db.add(row)
    try note("stream", "start \(row.connectionName)", on: desktop, db)
    return .now(StartedStream(pid: row.pid))
  }

  static func getStreamStatus(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<StreamState> {
    guard let desktop = try desktop(of: computer, db) else {
      return .wait(until: try nextLook(at: computer, db))
    }
    guard let row = try db.find(StreamRow.self, desktop.id) else {
      return .now(StreamState(status: .idle))
    }
    return switch row.status {
    case .idle: .now(StreamState(status: .idle))
    case .streaming:
      .now(StreamState(status: .streaming, startTime: row.startTime, pid: row.pid))
    case .terminated:
      .now(
        StreamState(
          status: .terminated, message: "Stream to \(row.connectionName) ended with its computer"))
    }
  }

  static func stopStream(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<Reply<StoppedStream>> {
    guard let desktop = try desktop(of: computer, db) else {
      return .wait(until: try nextLook(at: computer, db))
    }
    guard let row = try db.find(StreamRow.self, desktop.id), row.status == .streaming else {
      let nothing = StoppedStream(isStopped: false, error: "No active stream to stop")
      return .now(Reply(nothing, as: .ok("no stream")))
    }
    try db.delete(StreamRow.self, desktop.id)
    try note("stream", "stop \(row.connectionName)", on: desktop, db)
    return .now(Reply(StoppedStream(isStopped: true), as: .ok))
  }

  /// Ends the stream of a computer whose processes are gone.
  static func endStream(of id: String, _ db: borrowing Transaction) throws(OrgoError) {
    _ = try db.execute(
      "UPDATE streams SET status = 'terminated' WHERE computer_id = ? AND status = 'streaming'", id)
  }
}
