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

/// One client's watch over a CVM until it has the wanted status: events `state` at first and on
/// each change, then `complete`, or `timeout` when world time has run out, or `error` when the CVM
/// is gone. [OpenAPI] [docs watch-cvm-state]
///
/// The status is compared without regard to case, for the documents ask for `Running` and the
/// service says `running`.
struct StateWatch: Sendable {
  let cvm: String
  let target: String
  let began: Instant
  let limit: Duration

  func stream(shown: String?) -> VendorStream<PhalaError> {
    VendorStream { db throws(PhalaError) in
      guard let row = try db.find(CvmRow.self, cvm) else {
        return .end(
          Self.event("error") { json in
            json.field("error", "CVM not found")
            json.field("message", "The CVM was deleted")
          })
      }
      let state = row.status == shown ? [] : Self.event("state", CvmState(row, now: db.now))
      if row.status.lowercased() == target.lowercased() {
        return .end(state + complete(row, db.now))
      }
      guard db.now < began + limit else { return .end(state + timeout(db.now)) }
      if !state.isEmpty { return .send(state, then: stream(shown: row.status)) }
      let next = try db.due("cvm", row.id) ?? .distantFuture
      return .wait(until: min(next, began + limit), then: stream(shown: shown))
    }
  }

  private func complete(_ row: CvmRow, _ now: Instant) -> [UInt8] {
    Self.event("complete") { json in
      json.field("status", row.status)
      json.field("target", target)
      json.field("elapsed", elapsed(now))
    }
  }

  private func timeout(_ now: Instant) -> [UInt8] {
    Self.event("timeout") { json in
      json.field("error", "Timeout waiting for status '\(target)'")
      json.field("target", target)
      json.field("elapsed", elapsed(now))
    }
  }

  private func elapsed(_ now: Instant) -> Int { Int((now - began).components.seconds) }

  private static func event(
    _ name: String, _ members: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object(members)
    return frame(name, json.finish())
  }

  private static func event(_ name: String, _ body: CvmState) -> [UInt8] {
    frame(name, body.serialized())
  }

  private static func frame(_ name: String, _ data: [UInt8]) -> [UInt8] {
    Array("event: \(name)\ndata: ".utf8) + data + Array("\n\n".utf8)
  }
}
