import Simulation
import Wire

/// That a change is under way. [OpenAPI; SDK: Python InProgressResponse]
struct ChangeBegun: WireOutput, ReplyBody {
  let status: String
  let message: String
  let correlationID: String?
  /// Only with environments. [SDK: JS]
  var allowedEnvsChanged: Bool?

  init(_ cvm: CvmRow, allowedEnvsChanged: Bool? = nil) {
    status = "in_progress"
    message = "Update initiated"
    correlationID = cvm.operationID
    self.allowedEnvsChanged = allowedEnvsChanged
  }

  init() {
    status = "no_change"
    message = "The content is identical, nothing to update"
    correlationID = nil
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("status", status)
      json.field("message", message)
      json.field("correlation_id", correlationID)
      json.field(ifPresent: "allowed_envs_changed", allowedEnvsChanged)
    }
  }
}

extension Success {
  /// A change that is under way, and one that there is none of.
  static let inProgress = Success.status(202, "in_progress")
  static let noChange = Success.status(202, "no_change")
}
