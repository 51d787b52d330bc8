import Simulation
import Wire

/// A KMS node: what `/kms` lists up to 2026-05-22. [OpenAPI KMSInfo]
struct KmsNode: ReplyBody {
  let id: String
  let slug: String
  let version: String

  init(id: String, slug: String, version: String) {
    self.id = id
    self.slug = slug
    self.version = version
  }

  static let standard = KmsNode(id: "kms_0123abcd", slug: "phala-prod3", version: "0.5.7")
  static let all = [
    standard, KmsNode(id: "kms_4567efgh", slug: "phala-prod5", version: "0.5.7"),
  ]

  /// The node of that id or slug; a contract stands for its first. `phala` names the standard one
  /// in every version. [SDK: Python get_app_env_encrypt_pub_key]
  static func find(_ reference: String) throws(PhalaError) -> KmsNode {
    if KmsContract.standard.isNamed(reference) { return .standard }
    guard let found = all.first(where: { $0.id == reference || $0.slug == reference }) else {
      throw PhalaError(.notFound, "KMS not found")
    }
    return found
  }

  /// Where clients call it: this server, whose route says that it is not simulated.
  func url(from origin: String) -> String { "\(origin)/kms-nodes/\(slug)" }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("slug", Optional(slug))
      json.field("url", url(from: json.origin))
      json.field("version", version)
      json.field("chain_id", Int?.none)
      json.field("kms_contract_address", String?.none)
      json.field("gateway_app_id", String?.none)
    }
  }
}
