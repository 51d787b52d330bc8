import Simulation
import Wire

/// `{"success": true, "action": "key"}`. [E3; E1 and E2 show `success` only]
struct ActionDone: ReplyBody {
  let action: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("success", true)
      json.field("action", action)
    }
  }
}
