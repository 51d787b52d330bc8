import Simulation
import Wire

/// The body of `POST /apps/{app_id}/is-allowed`. [OpenAPI AppIsAllowedRequest]
struct CheckAppIsAllowed: RequestBody {
  let composeHash: String
  let nodeID: Int?
  let deviceID: String?
  let chainID: Int?

  enum CodingKeys: String, CodingKey {
    case composeHash = "compose_hash"
    case nodeID = "node_id"
    case deviceID = "device_id"
    case chainID = "chain_id"
  }
}

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

/// The check of all CVMs of an app: off-chain there is nothing to check.
/// [OpenAPI AppCvmsBatchIsAllowedResponse]
struct AppCvmsAllowed: ReplyBody {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("is_onchain", false)
      json.field("results", [JSONObject]())
      json.field("total", 0)
      json.field("allowed_count", 0)
      json.field("denied_count", 0)
      json.field("error_count", 0)
      json.field("skipped_cvm_ids", [String]())
    }
  }
}

/// The devices that an app may run on: off-chain there is no list. [OpenAPI; the contract's choice]
struct DeviceAllowlist: ReplyBody {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("is_onchain_kms", false)
      json.field("allow_any_device", Bool?.none)
      json.field("chain_id", Int?.none)
      json.field("app_contract_address", String?.none)
      json.field("devices", [JSONObject]())
    }
  }
}

extension Phala {
  static func checkCvmIsAllowed(
    _ call: Call<OptionalBody<CheckIsAllowed>>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmIsAllowed {
    let node = try db.find(NodeRow.self, String(cvm.nodeNumber))
    return CvmIsAllowed(
      row: cvm,
      response: IsAllowed(
        composeHash: call.input.value?.composeHash ?? cvm.composeHash,
        deviceID: call.input.value?.deviceID ?? node?.deviceID ?? ""))
  }

  static func checkAppIsAllowed(
    _ call: Call<CheckAppIsAllowed>, _ app: AppRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> IsAllowed {
    IsAllowed(composeHash: call.input.composeHash, deviceID: call.input.deviceID ?? "")
  }

  static func checkAppCvmsIsAllowed(
    _ call: Call<NoInput>, _ app: AppRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppCvmsAllowed {
    AppCvmsAllowed()
  }

  static func getAppDeviceAllowlist(
    _ call: Call<NoInput>, _ app: AppRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> DeviceAllowlist {
    DeviceAllowlist()
  }
}
