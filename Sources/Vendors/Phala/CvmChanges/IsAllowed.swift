import Simulation
import Wire

/// The body of `POST /cvms/{cvm_id}/is-allowed`; it may be missing. [SDK: Python]
struct CheckIsAllowed: RequestBody {
  let composeHash: String?
  let nodeID: Int?
  let deviceID: String?

  enum CodingKeys: String, CodingKey {
    case composeHash = "compose_hash"
    case nodeID = "node_id"
    case deviceID = "device_id"
  }
}

/// What the chain says of a composition on a device. Off-chain there is no contract, and everything
/// is allowed. [OpenAPI AppIsAllowedResponse; off-chain values are our choice]
struct IsAllowed: ReplyBody {
  let composeHash: String
  let deviceID: String

  init(composeHash: String, deviceID: String) {
    self.composeHash = composeHash
    self.deviceID = deviceID
  }

  func write(to json: inout JSONWriter) { json.object { writeMembers(to: &$0) } }

  func writeMembers(to json: inout JSONWriter) {
    json.field("app_contract_address", "")
    json.field("compose_hash", composeHash)
    json.field("device_id", deviceID)
    json.field("compose_hash_allowed", true)
    json.field("allow_any_device", true)
    json.field("device_id_allowed", Optional(true))
    json.field("is_allowed", true)
    json.field("error", String?.none)
  }
}

/// The same of one CVM. [SDK: Python check_cvm_is_allowed]
struct CvmIsAllowed: ReplyBody {
  let row: CvmRow
  let response: IsAllowed

  init(row: CvmRow, response: IsAllowed) {
    self.row = row
    self.response = response
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      if json.dialect < .may2026 {
        json.field("cvm_id", row.number)
      } else {
        json.field("cvm_id", row.id)
      }
      response.writeMembers(to: &json)
    }
  }
}
