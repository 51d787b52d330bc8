import Simulation
import Wire

/// A KMS contract: the replicas that share one root key. From 2026-06-23 on `/kms` lists these.
/// [SDK: Python models/kms.py] Off-chain the address is the word `phala` and the chain 0.
struct KmsContract: ReplyBody {
  let id: String
  let slug: String

  static let standard = KmsContract(id: "kc_0123abcd", slug: "phala")

  init(id: String, slug: String) {
    self.id = id
    self.slug = slug
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("slug", slug)
      json.field("label", "Phala KMS")
      json.field("contract_address", "phala")
      json.field("chain_id", 0)
      json.field("k256_pubkey", "02\(PhalaHash.sha256(Array("k256 \(id)".utf8)))")
      json.field("ca_pubkey", PhalaHash.sha256(Array("ca \(id)".utf8)))
      json.field("node_count", KmsNode.all.count)
    }
  }
}

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

extension Phala {
  static func getKmsList(
    _ call: Call<ListKms>, _ db: borrowing Transaction
  ) throws(PhalaError) -> PhalaPage<Kms> {
    let input = call.input
    let all =
      call.dialect < .june2026 ? KmsNode.all.map { Kms(node: $0) } : [Kms()]
    return PhalaPage(
      of: input.isOnchain == true ? [] : all,
      PageWindow(input.page, input.pageSize?.value, standard: 20))
  }

  /// `phala` names the standard one in every version. [SDK: Python get_app_env_encrypt_pub_key]
  static func getKmsInfo(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> Kms {
    Kms(node: try kms(named: call.path["kms_id"]))
  }

  static func listKmsContractNodes(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> KmsContractNodes {
    let slug = call.path["slug"]
    guard slug == KmsContract.standard.slug || slug == KmsContract.standard.id else {
      throw PhalaError(.notFound, "KMS contract not found")
    }
    return KmsContractNodes(nodes: KmsNode.all)
  }

  static func kms(named text: String) throws(PhalaError) -> KmsNode {
    if text == KmsContract.standard.slug || text == KmsContract.standard.id { return .standard }
    guard let found = KmsNode.all.first(where: { $0.id == text || $0.slug == text }) else {
      throw PhalaError(.notFound, "KMS not found")
    }
    return found
  }
}
