import Simulation
import Wire

/// What a client may say of an application's composition; all of it optional, for the rules are the
/// handler's and a stored document is read by the same type. Unknown members are ignored.
/// [OpenAPI AppComposeV2]
struct AppComposeInput: RequestBody {
  let name: String?
  let dockerComposeFile: String?
  let preLaunchScript: String?
  let allowedEnvs: [String]?
  let defaultGatewayDomain: String?
  let features: [String]?
  let gatewayEnabled: Bool?
  let kmsEnabled: Bool?
  let localKeyProviderEnabled: Bool?
  let noInstanceID: Bool?
  let publicLogs: Bool?
  let publicSysinfo: Bool?
  let publicTcbinfo: Bool?
  let runner: String?
  let secureTime: Bool?
  let storageFS: StorageFS?
  /// Only with updates.
  let updateEnvVars: Bool?

  enum CodingKeys: String, CodingKey {
    case name, features, runner
    case dockerComposeFile = "docker_compose_file"
    case preLaunchScript = "pre_launch_script"
    case allowedEnvs = "allowed_envs"
    case defaultGatewayDomain = "default_gateway_domain"
    case gatewayEnabled = "gateway_enabled"
    case kmsEnabled = "kms_enabled"
    case localKeyProviderEnabled = "local_key_provider_enabled"
    case noInstanceID = "no_instance_id"
    case publicLogs = "public_logs"
    case publicSysinfo = "public_sysinfo"
    case publicTcbinfo = "public_tcbinfo"
    case secureTime = "secure_time"
    case storageFS = "storage_fs"
    case updateEnvVars = "update_env_vars"
  }
}

/// The file system of a CVM's disk.
enum StorageFS: String, WireEnum {
  case ext4, zfs
}

/// An application's composition: what is measured, so what the compose hash stands for.
struct AppCompose: Sendable, WireOutput {
  var name: String
  var dockerComposeFile: String
  var preLaunchScript: String?
  var allowedEnvs: [String] = []
  var defaultGatewayDomain: String?
  var features = ["kms", "tproxy-net"]
  var gatewayEnabled = true
  var kmsEnabled = true
  var localKeyProviderEnabled = false
  var noInstanceID = false
  var publicLogs = true
  var publicSysinfo = true
  var publicTcbinfo = true
  var runner = "docker-compose"
  var secureTime = false
  var storageFS = StorageFS.zfs

  init(name: String, dockerComposeFile: String) {
    self.name = name
    self.dockerComposeFile = dockerComposeFile
  }

  /// What the input says, with the documented defaults for the rest.
  init(_ input: AppComposeInput, name fallback: String) {
    name = input.name.flatMap { $0.isEmpty ? nil : $0 } ?? fallback
    dockerComposeFile = input.dockerComposeFile ?? ""
    preLaunchScript = input.preLaunchScript
    allowedEnvs = input.allowedEnvs ?? []
    defaultGatewayDomain = input.defaultGatewayDomain
    features = input.features ?? features
    gatewayEnabled = input.gatewayEnabled ?? true
    kmsEnabled = input.kmsEnabled ?? true
    localKeyProviderEnabled = input.localKeyProviderEnabled ?? false
    noInstanceID = input.noInstanceID ?? false
    publicLogs = input.publicLogs ?? true
    publicSysinfo = input.publicSysinfo ?? true
    publicTcbinfo = input.publicTcbinfo ?? true
    runner = input.runner ?? runner
    secureTime = input.secureTime ?? false
    storageFS = input.storageFS ?? .zfs
  }

  /// Reads a stored document.
  init(_ document: RawJSON) {
    let input = try? document.tree.decoded(as: AppComposeInput.self)
    if let input {
      self.init(input, name: "")
    } else {
      self.init(name: "", dockerComposeFile: "")
    }
  }

  init(from decoder: any Decoder) throws { self.init(name: "", dockerComposeFile: "") }

  /// The canonical document: members by name, nothing between them. Its SHA-256 is the hash.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("allowed_envs", allowedEnvs)
      json.field("default_gateway_domain", defaultGatewayDomain)
      json.field("docker_compose_file", dockerComposeFile)
      json.field("features", features)
      json.field("gateway_enabled", gatewayEnabled)
      json.field("kms_enabled", kmsEnabled)
      json.field("local_key_provider_enabled", localKeyProviderEnabled)
      json.field("manifest_version", 2)
      json.field("name", name)
      json.field("no_instance_id", noInstanceID)
      json.field("pre_launch_script", preLaunchScript)
      json.field("public_logs", publicLogs)
      json.field("public_sysinfo", publicSysinfo)
      json.field("public_tcbinfo", publicTcbinfo)
      json.field("runner", runner)
      json.field("secure_time", secureTime)
      json.field("storage_fs", storageFS)
    }
  }

  var document: RawJSON { RawJSON(serialized()) }
  var hash: String { PhalaHash.sha256(document.bytes) }

  /// What the service refuses of a composition: none at all, or one without services. How deeply it
  /// looks is unknown; this is our choice. [docs references/error-codes]
  func check() throws(PhalaError) {
    guard !dockerComposeFile.isEmpty else {
      var error = PhalaError(.composeFileRequired)
      error.details = [
        .init(field: "compose_file.docker_compose_file", value: .null, message: "is required")
      ]
      throw error
    }
    let hasServices = dockerComposeFile.split(separator: "\n").contains {
      $0.hasPrefix("services:") || $0.contains("\"services\"")
    }
    guard hasServices else {
      var error = PhalaError(.invalidComposeFile)
      error.details = [
        .init(
          field: "compose_file.docker_compose_file", value: .null,
          message: "the top-level element 'services' is missing")
      ]
      error.suggestions = ["Add a services section to the Docker Compose file"]
      throw error
    }
  }
}
