import Simulation
import Wire

/// Checks of an app against the chain: off-chain there is nothing that refuses.
extension Apps {
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
