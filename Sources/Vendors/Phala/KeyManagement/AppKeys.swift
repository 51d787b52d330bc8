import Simulation
import Wire

/// A KMS as `/kms` shows it: a contract, or a node under older versions.
struct Kms: ReplyBody {
  let contract: KmsContract
  let node: KmsNode

  init(contract: KmsContract = .standard, node: KmsNode = .standard) {
    self.contract = contract
    self.node = node
  }

  func write(to json: inout JSONWriter) {
    if json.dialect < .june2026 { node.write(to: &json) } else { contract.write(to: &json) }
  }
}

/// The nodes of a contract. [SDK: Python ListKmsContractNodesResponse]
struct KmsContractNodes: ReplyBody {
  let nodes: [KmsNode]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("items", array: nodes) { json, node in
        json.object { json in
          json.field("id", node.id)
          json.field("slug", node.slug)
          json.field("url", node.url(from: json.origin))
          json.field("version", node.version)
          json.field("kms_type", "PHALA")
        }
      }
      json.field("total", nodes.count)
    }
  }
}

/// What `GET /kms` takes.
struct ListKms: RequestQuery {
  let page: PageNumber?
  let pageSize: Count<1, 100>?
  let isOnchain: Bool?

  enum CodingKeys: String, CodingKey {
    case page
    case pageSize = "page_size"
    case isOnchain = "is_onchain"
  }
}

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
