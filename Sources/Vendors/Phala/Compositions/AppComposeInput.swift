import Simulation
import Wire

/// The members of an application's composition that the vendor documents; all of them optional, for
/// the rules are the handler's. [OpenAPI AppComposeV2]
struct AppComposeFields: WireInput {
  let name: String?
  let dockerComposeFile: String?
  let preLaunchScript: String?
  let allowedEnvs: [String]?
  let defaultGatewayDomain: String?
  let features: [String]?
  let gatewayEnabled: Bool?
  let kmsEnabled: Bool?
  let localKeyProviderEnabled: Bool?
  let manifestVersion: Int?
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
    case manifestVersion = "manifest_version"
    case noInstanceID = "no_instance_id"
    case publicLogs = "public_logs"
    case publicSysinfo = "public_sysinfo"
    case publicTcbinfo = "public_tcbinfo"
    case secureTime = "secure_time"
    case storageFS = "storage_fs"
    case updateEnvVars = "update_env_vars"
  }
}

/// An application's composition as a client sent it, with every member, also those that are not
/// documented: its hash is one that clients compute themselves.
struct AppComposeInput: RequestBody, WireScalar {
  let members: JSONObject

  static var schema: Schema { AppComposeFields.open(named: "AppComposeInput") }

  static var sample: AppComposeInput {
    AppComposeInput(members: ["name": "sample", "docker_compose_file": "services: {}"])
  }

  static func parse(_ json: JSON) -> Result<AppComposeInput, Violation.Rule> {
    guard case .object(let members) = json else { return .failure(.type(expected: "object")) }
    return .success(AppComposeInput(members: members))
  }

  func write(to json: inout JSONWriter) { json.value(members) }
}

extension AppComposeFields {
  /// The shape of a composition: these members, and any other.
  static func open(named name: String) -> Schema {
    Schema(.object(schema.properties, open: true), name: name)
  }
}

/// The file system of a CVM's disk.
enum StorageFS: String, WireEnum {
  case ext4, zfs
}
