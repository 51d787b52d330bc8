import HTTPTypes
import Simulation
import Wire

/// Key management services (KMS), and the ids and keys of apps that come from them. All are the
/// same in every world; nothing is on a chain.
enum KeyManagement: PhalaResource {
  private static let all = group("/api/v1/kms", about: "kms", tier: 2, source: .openAPI)

  static let routes: [Route] = [
    all(.get, "", "List KMS nodes, or contracts from 2026-06-23", id: "getKmsList", by: getKmsList),
    all(
      .get, "/phala/next_app_id", "Predict the next app ids", id: "nextAppIds", about: "app",
      by: nextAppIds),
    all.with(taking: ["chain": .word(["ethereum", "base"])])(
      .get, "/on-chain/{chain}", "Get the KMS contracts on a chain", fails: .badRequest,
      id: "getKmsOnChainDetail", by: getKmsOnChainDetail),
    all(
      .get, "/{kms_id}", "Get a KMS node, or a contract from 2026-06-23", fails: .notFound,
      id: "getKmsInfo", by: getKmsInfo),
    all(
      .get, "/{slug}/nodes", "List the nodes of a KMS contract", fails: .notFound,
      id: "listKmsContractNodes", by: listKmsContractNodes,
      source: .sdk("Python full_client.py")),
    all.with(taking: ["app_id": CvmIdentifier.appSchema])(
      .get, "/{kms_id}/pubkey/{app_id}", "Get the key to encrypt an app's environment for",
      fails: .badRequest, .notFound, id: "getAppEnvEncryptPubKey", by: getAppEnvEncryptPubKey),
  ]

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

  /// Predicts and keeps nothing: what is made next gets the first of them.
  static func nextAppIds(
    _ call: Call<NextAppIDsQuery>, _ db: borrowing Transaction
  ) throws(PhalaError) -> NextAppIDs {
    let workspace = try call.caller.workspace(db)
    let first = try workspace.nextNonce(db)
    let ids = (0..<(call.input.counts?.value ?? 1)).map { workspace.appID(nonce: first + $0) }
    return NextAppIDs(ids: ids, firstNonce: first)
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

  static func getKmsInfo(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> Kms {
    Kms(node: try KmsNode.find(call.path["kms_id"]))
  }

  static func listKmsContractNodes(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> KmsContractNodes {
    guard KmsContract.standard.isNamed(call.path["slug"]) else {
      throw PhalaError(.notFound, "KMS contract not found")
    }
    return KmsContractNodes(nodes: KmsNode.all)
  }

  static func getAppEnvEncryptPubKey(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppEnvPubkey {
    _ = try KmsNode.find(call.path["kms_id"])
    guard case .hex(let appID) = CvmIdentifier(call.path["app_id"]) else {
      throw PhalaError(.badRequest, "Invalid app_id")
    }
    let key = PhalaHash.publicKey(of: appID)
    let signed = Array("\(appID) \(key)".utf8)
    return AppEnvPubkey(
      publicKey: key,
      signature: PhalaHash.sha256(signed) + PhalaHash.sha256(signed.reversed()) + "00")
  }
}
