import Simulation
import Wire

/// Further CVMs of an app.
extension Apps {
  /// Needs a CVM to go by: none is ERR-03-008, several with different compositions and no hash
  /// that picks one is ERR-03-009. [docs references/error-codes]
  static func createAppInstance(
    _ call: Call<CreateAppInstance>, _ app: AppRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppInstance {
    let input = call.input
    let living = try app.cvms(db)
    guard let first = living.first else { throw PhalaError(.sourceCvmNotFound) }
    let hash = input.composeHash?.nonEmpty
    if hash == nil, Set(living.map(\.composeHash)).count > 1 {
      throw PhalaError(.revisionAmbiguous)
    }
    let row = try Cvms.replicate(
      living.first { $0.composeHash == hash } ?? first,
      node: input.nodeID ?? input.teepodID, hash: hash, env: input.encryptedEnv?.nonEmpty,
      by: call.caller, db)
    return AppInstance(try CvmView(of: row, db))
  }
}

/// The body of `POST /apps/{app_id}/instances`. [OpenAPI CreateAppInstanceRequest]
struct CreateAppInstance: RequestBody {
  let name: String?
  let nodeID: Int?
  let teepodID: Int?
  let encryptedEnv: String?
  let composeHash: String?
  let dockerComposeFile: String?
  let preLaunchScript: String?
  let token: String?
  let transactionHash: String?

  enum CodingKeys: String, CodingKey {
    case name, token
    case nodeID = "node_id"
    case teepodID = "teepod_id"
    case encryptedEnv = "encrypted_env"
    case composeHash = "compose_hash"
    case dockerComposeFile = "docker_compose_file"
    case preLaunchScript = "pre_launch_script"
    case transactionHash = "transaction_hash"
  }
}

/// A new CVM of an app with the keys of both documented shapes: newer SDKs read `CVMInfo`, the
/// document says `VM`. [OpenAPI] [SDK: Python create_app_instance]
struct AppInstance: ReplyBody {
  let view: CvmView

  init(_ view: CvmView) { self.view = view }

  func write(to json: inout JSONWriter) {
    let row = view.row
    json.object { json in
      view.writeInfo(to: &json)
      json.field("teepod_id", row.nodeNumber)
      json.field("user_id", row.creatorNumber)
      json.field("base_image", row.image)
      json.field("vcpu", row.size.vcpu)
      json.field("memory", row.size.memoryMB)
      json.field("disk_size", row.size.diskGB)
      json.field("manifest_version", "2")
      json.field("runner", row.compose.runner)
      json.field("docker_compose_file", row.compose.dockerComposeFile)
      json.field("features", row.compose.features)
      json.field("encrypted_env_pubkey", row.envPubkey)
    }
  }
}
