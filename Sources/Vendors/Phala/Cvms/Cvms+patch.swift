import Simulation
import Wire

/// Changes of several parts of a CVM at once.
extension Cvms {
  static func patchCvm(
    _ call: Call<PatchCvm>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> ChangeBegun {
    try cvm.requireIdle()
    let input = call.input
    var row = cvm
    if let text = input.dockerComposeFile { row.compose.dockerComposeFile = text }
    if let script = input.preLaunchScript { row.compose.preLaunchScript = script }
    if let names = input.allowedEnvs { row.compose.allowedEnvs = names }
    if let isPublic = input.publicLogs { row.compose.publicLogs = isPublic }
    if let isPublic = input.publicSysinfo { row.compose.publicSysinfo = isPublic }
    if let isPublic = input.publicTcbinfo { row.compose.publicTcbinfo = isPublic }
    if input.dockerComposeFile != nil { try row.compose.check() }
    if input.preLaunchScript != nil { try row.compose.checkLength() }
    row.encryptedEnv = input.encryptedEnv ?? row.encryptedEnv
    row.userConfig = input.userConfig ?? row.userConfig
    if let name = input.image?.nonEmpty { row.image = try OSImage.find(name).name }
    if input.resizes {
      try resize(&row, to: try input.size(insteadOf: cvm.size), call.caller, db)
    }
    let type =
      input.resizes ? "resize" : input.recomposes ? "compose_update" : "update"
    return ChangeBegun(try update(row, type, by: call.caller, db))
  }
}

/// The body of `PATCH /cvms/{cvm_id}`: what is not there stays. Numbers may have a point, as one
/// SDK sends them. [OpenAPI UpdateCvmRequest] [SDK: Python update_cvm_resources]
struct PatchCvm: RequestBody {
  let dockerComposeFile: String?
  let preLaunchScript: String?
  let allowedEnvs: [String]?
  let publicLogs: Bool?
  let publicSysinfo: Bool?
  let publicTcbinfo: Bool?
  let encryptedEnv: String?
  let userConfig: String?
  let instanceType: String?
  let vcpu: Count<1, 128>?
  let memory: Count<512, 1_048_576>?
  let diskSize: Count<1, 65_536>?
  let image: String?
  let shutdownTimeout: Count<10, 1200>?
  let allowForceStop: Bool?
  let allowRestart: Bool?

  enum CodingKeys: String, CodingKey {
    case vcpu, memory, image
    case dockerComposeFile = "docker_compose_file"
    case preLaunchScript = "pre_launch_script"
    case allowedEnvs = "allowed_envs"
    case publicLogs = "public_logs"
    case publicSysinfo = "public_sysinfo"
    case publicTcbinfo = "public_tcbinfo"
    case encryptedEnv = "encrypted_env"
    case userConfig = "user_config"
    case instanceType = "instance_type"
    case diskSize = "disk_size"
    case shutdownTimeout = "shutdown_timeout"
    case allowForceStop = "allow_force_stop"
    case allowRestart = "allow_restart"
  }

  /// Whether it says anything of the size.
  var resizes: Bool {
    instanceType?.nonEmpty != nil || vcpu != nil || memory != nil || diskSize != nil
  }

  /// The size that it asks for; a disk does not shrink. [wording our choice]
  func size(insteadOf old: CvmSize) throws(PhalaError) -> CvmSize {
    if let disk = diskSize?.value, disk < old.diskGB {
      throw PhalaError(
        .badRequest, "disk_size cannot be reduced: it is \(old.diskGB) GB already")
    }
    return try old.changed(
      type: instanceType?.nonEmpty, vcpu: vcpu?.value, memory: memory?.value, disk: diskSize?.value)
  }

  /// Whether it says anything of what is measured.
  var recomposes: Bool {
    dockerComposeFile != nil || preLaunchScript != nil || allowedEnvs != nil
      || publicLogs != nil || publicSysinfo != nil || publicTcbinfo != nil
  }
}
