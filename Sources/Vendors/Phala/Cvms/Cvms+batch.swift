import Simulation
import Wire

/// What is asked of many CVMs at once.
extension Cvms {
  static func batchStopCvms(
    _ call: Call<BatchStop>, _ db: borrowing Transaction
  ) throws(PhalaError) -> BatchStopped {
    let wanted = call.input.cvmIDs
    guard wanted.count <= 50 else {
      throw PhalaError(.badRequest, "At most 50 CVMs can be stopped at once")
    }
    var result = BatchStopped(total: wanted.count)
    for id in wanted {
      do throws(PhalaError) {
        let cvm = try CvmRow.find(id, for: call.caller, db)
        if cvm.status == "stopped" || cvm.status == "stopping" {
          result.skipped += 1
        } else {
          _ = try stop(cvm, by: call.caller, db)
          result.stopped += 1
        }
      } catch {
        guard error.code.status == 404 || error.code == .identifierAmbiguous else { throw error }
        result.errors.append(BatchStopError(cvmID: id, error: error.message))
      }
    }
    return result
  }

  /// Identifiers that are no UUIDs are looked up too: the vendor's own suite sends such.
  static func getCvmStatusBatch(
    _ call: Call<BatchStatus>, _ db: borrowing Transaction
  ) throws(PhalaError) -> BatchStatuses {
    var states: [BatchStatuses.State] = []
    for name in call.input.vmUUIDs {
      do throws(PhalaError) {
        let cvm = try CvmRow.find(name, for: call.caller, db)
        let uptime = cvm.isRunning ? cvm.startedAt.map { db.now - $0 } : nil
        states.append(
          BatchStatuses.State(name: name, view: try CvmView(of: cvm, db), uptime: uptime))
      } catch {
        guard error.code.status == 404 || error.code == .identifierAmbiguous else { throw error }
      }
    }
    return BatchStatuses(states: states)
  }
}

/// The body of `POST /cvms/batch-stop`. [OpenAPI BatchStopRequest]
struct BatchStop: RequestBody {
  let cvmIDs: [String]

  enum CodingKeys: String, CodingKey { case cvmIDs = "cvm_ids" }
}

/// What became of a batch. [OpenAPI BatchStopResponse]
struct BatchStopped: ReplyBody {
  var total = 0
  var stopped = 0
  var skipped = 0
  var errors: [BatchStopError] = []

  init(total: Int) { self.total = total }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("total", total)
      json.field("stopped", stopped)
      json.field("skipped", skipped)
      json.field("errors", errors)
    }
  }
}

/// Why one of a batch was not stopped.
struct BatchStopError: WireOutput {
  let cvmID: String
  let error: String

  init(cvmID: String, error: String) {
    self.cvmID = cvmID
    self.error = error
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("cvm_id", cvmID)
      json.field("error", error)
    }
  }
}

/// The body of `POST /status/batch`. [OpenAPI BatchStatusRequest]
struct BatchStatus: RequestBody {
  let vmUUIDs: [String]

  enum CodingKeys: String, CodingKey { case vmUUIDs = "vm_uuids" }
}

/// States by the identifier that was asked for; unknown ones are left out. [our choice]
struct BatchStatuses: ReplyBody {
  /// A CVM under the identifier that was asked for.
  struct State: Sampled, Sendable {
    let name: String
    let view: CvmView
    let uptime: Duration?

    static let sample = State(name: "sample", view: .sample, uptime: nil)
  }

  let states: [State]

  static var schema: Schema { JSONObject.schema }

  func write(to json: inout JSONWriter) {
    json.value(
      JSONObject(states.map { ($0.name, .object(Self.state($0.view, $0.uptime))) }))
  }

  /// Both generations of SDKs find what they look for. [SDK: Python CvmStatus, JS]
  private static func state(_ view: CvmView, _ uptime: Duration?) -> JSONObject {
    let operation = view.operation
    let started = operation.map { JSON.string($0.startedAt.iso8601()) } ?? .null
    let correlation = operation.map { JSON.string($0.id) } ?? .null
    let type = operation.map { JSON.string($0.type) } ?? .null
    return [
      "vm_uuid": .string(view.row.vmUUID), "status": .string(view.row.status),
      "uptime": uptime.map { .string(Uptime.text($0)) } ?? .null,
      "in_progress": .bool(operation != nil), "boot_progress": .null, "boot_error": .null,
      "shutdown_progress": .null, "events": [], "operation_type": type,
      "operation_started_at": started, "correlation_id": correlation,
      "operation": operation == nil
        ? .null
        : [
          "type": type, "phase": "running", "started_at": started, "correlation_id": correlation,
        ],
    ]
  }
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
