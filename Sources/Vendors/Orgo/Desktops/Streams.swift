import HTTPTypes
import Simulation
import Wire

/// The stream of a desktop to a configured connection; a computer has one at most.
enum Streams: OrgoResource {
  private static let stream = group(
    "/api/computers", about: "stream", tier: 2, source: .openAPI, fails: .notAvailable
  ).on(ComputerRow.self, at: "/{id}/stream")

  static let routes: [Route] = [
    stream(
      .post, "/start", "Start stream", fails: .invalid, id: "startStream", by: startStream),
    stream(.get, "/status", "Get stream status", id: "getStreamStatus", by: getStreamStatus),
    stream(
      .post, "/stop", "Stop stream", returns: .ok, .ok("no stream"), id: "stopStream",
      by: stopStream),
  ]

  /// A stream that is running already is replaced (our choice).
  static func startStream(
    _ call: Call<StartStream>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<StartedStream> {
    try Desktops.act(on: computer, db) { (desktop) throws(OrgoError) in
      let row = StreamRow(
        computerID: desktop.id, connectionName: call.input.connectionName.value,
        pid: try processID(db), startTime: db.now)
      try db.delete(StreamRow.self, desktop.id)
      try db.add(row)
      try Desktops.note("stream", "start \(row.connectionName)", on: desktop, db)
      return StartedStream(pid: row.pid)
    }
  }

  /// Of the seed and of how many streams there were.
  private static func processID(_ db: borrowing Transaction) throws(OrgoError) -> Int {
    1000 + Int(db.draw("stream process", try db.ordinal("stream")) * 31_000)
  }

  static func getStreamStatus(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<StreamState> {
    try Desktops.act(on: computer, db) { (desktop) throws(OrgoError) in
      guard let row = try db.find(StreamRow.self, desktop.id) else {
        return StreamState(status: .idle)
      }
      return switch row.status {
      case .idle: StreamState(status: .idle)
      case .streaming:
        StreamState(status: .streaming, startTime: row.startTime, pid: row.pid)
      case .terminated:
        StreamState(
          status: .terminated, message: "Stream to \(row.connectionName) ended with its computer")
      }
    }
  }

  static func stopStream(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<Reply<StoppedStream>> {
    try Desktops.act(on: computer, db) { (desktop) throws(OrgoError) in
      guard let row = try db.find(StreamRow.self, desktop.id), row.status == .streaming else {
        let nothing = StoppedStream(isStopped: false, error: "No active stream to stop")
        return Reply(nothing, as: .ok("no stream"))
      }
      try db.delete(StreamRow.self, desktop.id)
      try Desktops.note("stream", "stop \(row.connectionName)", on: desktop, db)
      return Reply(StoppedStream(isStopped: true), as: .ok)
    }
  }
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
