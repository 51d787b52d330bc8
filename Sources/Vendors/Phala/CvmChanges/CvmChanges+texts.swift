import Simulation
import Wire

/// Texts of a CVM, each changed by itself.
extension CvmChanges {
  static func updateDockerCompose(
    _ call: Call<TextUpload>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> Reply<ChangeBegun> {
    let text = try call.input.checked()
    try cvm.requireIdle()
    guard text != cvm.compose.dockerComposeFile || !knowsNoChange(call) else {
      return Reply(ChangeBegun(), as: .noChange)
    }
    var row = cvm
    row.compose.dockerComposeFile = text
    try row.compose.check()
    return Reply(
      ChangeBegun(try Cvms.update(row, "compose_update", by: call.caller, db)), as: .inProgress)
  }

  static func updatePreLaunchScript(
    _ call: Call<TextUpload>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> Reply<ChangeBegun> {
    let text = try call.input.checked()
    try cvm.requireIdle()
    guard text != cvm.compose.preLaunchScript || !knowsNoChange(call) else {
      return Reply(ChangeBegun(), as: .noChange)
    }
    var row = cvm
    row.compose.preLaunchScript = text
    try row.compose.checkLength()
    return Reply(
      ChangeBegun(try Cvms.update(row, "pre_launch_script_update", by: call.caller, db)),
      as: .inProgress)
  }

  /// Up to 2026-01-21 the same text is an update like any other: clients of these versions know
  /// `in_progress` only, with a correlation id. [SDK: JS 0.2.5 update_docker_compose]
  private static func knowsNoChange(_ call: Call<TextUpload>) -> Bool {
    call.context.dialect >= .may2026
  }

  static func updateCvmEnvs(
    _ call: Call<UpdateEnvs>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> ChangeBegun {
    try cvm.requireIdle()
    var row = cvm
    row.encryptedEnv = call.input.encryptedEnv
    let keys = call.input.envKeys ?? row.compose.allowedEnvs
    let isChanged = keys != row.compose.allowedEnvs
    if isChanged { row.compose.allowedEnvs = keys }
    return ChangeBegun(
      try Cvms.update(row, "envs_update", by: call.caller, db), allowedEnvsChanged: isChanged)
  }
}

/// The body of `PATCH /cvms/{cvm_id}/envs`. [OpenAPI] What is encrypted is not looked at.
struct UpdateEnvs: RequestBody {
  let encryptedEnv: String
  let envKeys: [String]?
  let composeHash: String?
  let transactionHash: String?

  enum CodingKeys: String, CodingKey {
    case encryptedEnv = "encrypted_env"
    case envKeys = "env_keys"
    case composeHash = "compose_hash"
    case transactionHash = "transaction_hash"
  }
}
