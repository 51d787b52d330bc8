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

  func isNamed(_ reference: String) -> Bool { reference == slug || reference == id }

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
