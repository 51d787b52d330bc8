import Simulation
import Wire

/// The key that an app's environment is encrypted for: exactly two members. [OpenAPI; SDK: JS]
struct AppEnvPubkey: ReplyBody {
  let publicKey: String
  let signature: String

  init(publicKey: String, signature: String) {
    self.publicKey = publicKey
    self.signature = signature
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("public_key", publicKey)
      json.field("signature", signature)
    }
  }
}

/// The app ids that come next. [OpenAPI; SDK: JS]
struct NextAppIDs: ReplyBody {
  let ids: [String]
  let firstNonce: Int

  init(ids: [String], firstNonce: Int) {
    self.ids = ids
    self.firstNonce = firstNonce
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("app_ids", array: ids.enumerated()) { json, entry in
        json.object { json in
          json.field("app_id", entry.element)
          json.field("nonce", firstNonce + entry.offset)
        }
      }
    }
  }
}

/// The KMS contracts on a chain; none are simulated. [OpenAPI OnChainKmsResponse]
struct OnChainKms: ReplyBody {
  let chain: String
  let id: Int

  init(chain: String, id: Int) {
    self.chain = chain
    self.id = id
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("chain_name", chain)
      json.field("chain_id", id)
      json.field("contracts", [JSONObject]())
    }
  }
}

/// What `GET /kms/phala/next_app_id` takes.
struct NextAppIDsQuery: RequestQuery {
  let counts: Count<1, 20>?
}

extension Phala {
  static func getAppEnvEncryptPubKey(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppEnvPubkey {
    _ = try kms(named: call.path["kms_id"])
    guard case .hex(let appID) = CvmIdentifier(call.path["app_id"]) else {
      throw PhalaError(.badRequest, "Invalid app_id")
    }
    let key = PhalaHash.publicKey(of: appID)
    let signed = Array("\(appID) \(key)".utf8)
    return AppEnvPubkey(
      publicKey: key,
      signature: PhalaHash.sha256(signed) + PhalaHash.sha256(signed.reversed()) + "00")
  }

  /// Predicts and keeps nothing: what is made next gets the first of them.
  static func nextAppIds(
    _ call: Call<NextAppIDsQuery>, _ db: borrowing Transaction
  ) throws(PhalaError) -> NextAppIDs {
    let workspace = call.caller.workspace
    let made = try db.count(ProvisionRow.self, where: "workspace_id = ?", workspace.id)
    let ids = (0..<(call.input.counts?.value ?? 1)).map { appID(workspace, nonce: made + $0) }
    return NextAppIDs(ids: ids, firstNonce: made)
  }

  /// The app id that a workspace's wallet makes from a nonce.
  static func appID(_ workspace: WorkspaceRow, nonce: Int) -> String {
    String(PhalaHash.sha256(Array("\(workspace.id) \(nonce)".utf8)).prefix(40))
  }

  /// The chains that an SDK knows. [SDK: Python SUPPORTED_CHAINS]
  static func getKmsOnChainDetail(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> OnChainKms {
    switch call.path["chain"].lowercased() {
    case "ethereum": return OnChainKms(chain: "Ethereum", id: 1)
    case "base": return OnChainKms(chain: "Base", id: 8453)
    case let chain: throw PhalaError(.badRequest, "Unsupported chain: \(chain)")
    }
  }
}
