import Simulation
import Wire

/// What a CVM is at right now. Members that do not apply are left out, never null. [SDK: JS]
struct CvmState: ReplyBody {
  let row: CvmRow
  let uptime: Duration?

  init(_ row: CvmRow, now: Instant) {
    self.row = row
    uptime = row.isRunning ? row.startedAt.map { now - $0 } : nil
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field(ifPresent: "instance_id", row.instanceID)
      json.field("name", row.name)
      json.field("status", row.status)
      json.field(ifPresent: "uptime", uptime.map(Uptime.text))
    }
  }
}

extension CvmState: Sampled {
  static let sample = CvmState(.sample, now: .sample)
}

/// A running time as the machine manager says it: `1h 2m 3s`. [our choice: documented as a string]
enum Uptime {
  static func text(_ duration: Duration) -> String {
    let seconds = Int(duration.components.seconds)
    let parts = [
      (seconds / 86400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "m"),
      (seconds % 60, "s"),
    ].filter { $0.0 > 0 }
    return parts.isEmpty ? "0s" : parts.map { "\($0.0)\($0.1)" }.joined(separator: " ")
  }
}

/// What `GET /cvms/{cvm_id}/state` takes; a target makes it a stream. [OpenAPI]
struct WatchState: RequestQuery {
  let target: String?
  /// Accepted and without effect: what changes is told when it changes.
  let interval: Count<5, 30>?
  let timeout: Count<10, 600>?
}

extension Phala {
  static func getCvmState(
    _ call: Call<WatchState>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> ResponseOrStream<CvmState, PhalaError> {
    guard let target = call.input.target, !target.isEmpty else {
      return .response(CvmState(cvm, now: db.now))
    }
    let limit = Duration.seconds(call.input.timeout?.value ?? 300)
    let watch = StateWatch(cvm: cvm.id, target: target, began: db.now, limit: limit)
    return .stream(watch.stream(shown: nil))
  }
}
