import Simulation
import Storage
import Wire

/// An application's composition: what is measured, so what the compose hash stands for.
///
/// It is the document that was sent, in its canonical form: members by name at every level, without
/// those that are null. Of what was left out only name, runner and version are added (our choice);
/// any other member that is not there has the documented default and stays out of the document.
/// [SDK: dstack-sdk 0.5.4 get_compose_hash]
struct AppCompose: Sendable, WireOutput, ConvertedColumn {
  private(set) var members: JSONObject

  /// A composition with every documented default written out.
  init(name: String, dockerComposeFile: String) {
    self.init([
      "allowed_envs": [], "docker_compose_file": .string(dockerComposeFile),
      "features": ["kms", "tproxy-net"], "gateway_enabled": true, "kms_enabled": true,
      "local_key_provider_enabled": false, "manifest_version": 2, "name": .string(name),
      "no_instance_id": false, "public_logs": true, "public_sysinfo": true,
      "public_tcbinfo": true, "runner": "docker-compose", "secure_time": false,
      "storage_fs": "zfs",
    ])
  }

  /// What was sent; `fallback` is the name of a composition that has none.
  init(_ input: AppComposeInput, name fallback: String) {
    var members = input.members
    // It says what an update does, and is no part of the composition.
    members["update_env_vars"] = nil
    for (key, value) in [
      ("name", JSON.string(fallback)), ("runner", "docker-compose"), ("manifest_version", 2),
    ] where members[key] == nil || members[key] == .null { members[key] = value }
    self.init(members)
  }

  /// Reads a stored document.
  init(stored: RawJSON) { self.init(stored.tree.objectValue ?? [:]) }

  private init(_ members: JSONObject) {
    var members = Self.withoutNulls(members)
    // The one member inside of which clients leave nulls out too.
    if case .object(let config)? = members["docker_config"] {
      members["docker_config"] = .object(Self.withoutNulls(config))
    }
    self.members = Self.sorted(members)
  }

  private static func withoutNulls(_ members: JSONObject) -> JSONObject {
    JSONObject(members.filter { $0.value != .null }.map { ($0.key, $0.value) })
  }

  /// Members by the code points of their names, at every level.
  private static func sorted(_ members: JSONObject) -> JSONObject {
    JSONObject(
      members.map { ($0.key, sorted($0.value)) }
        .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) })
  }

  private static func sorted(_ json: JSON) -> JSON {
    switch json {
    case .object(let members): .object(sorted(members))
    case .array(let elements): .array(elements.map(sorted))
    default: json
    }
  }

  /// Changes a member; nil takes it out.
  mutating func set(_ key: String, _ value: JSON?) {
    var members = members
    members[key] = value
    self = AppCompose(members)
  }

  static var schema: Schema { AppComposeFields.open(named: "AppCompose") }

  func write(to json: inout JSONWriter) { json.value(members) }

  /// The canonical document: its SHA-256 is the hash.
  var stored: RawJSON { RawJSON(members) }
  var hash: String { PhalaHash.sha256(stored.bytes) }

  /// Bytes of compose file and pre-launch script together. [SDK: JS changelog 0.2.3]
  static let longest = 200 * 1024

  /// Refuses texts that are too long; with which answer is our choice.
  func checkLength() throws(PhalaError) {
    guard dockerComposeFile.utf8.count + (preLaunchScript?.utf8.count ?? 0) <= Self.longest else {
      throw PhalaError(
        .payloadTooLarge, "Compose file and pre-launch script are larger than 200 KB together")
    }
  }

  /// What the service refuses of a composition: none at all, or one without services. How deeply it
  /// looks is unknown; this is our choice. [docs references/error-codes]
  func check() throws(PhalaError) {
    guard !dockerComposeFile.isEmpty else {
      throw PhalaError(
        .composeFileRequired,
        on: .init(
          field: "compose_file.docker_compose_file", value: .null, message: "is required"))
    }
    try checkLength()
    let hasServices = dockerComposeFile.split(separator: "\n").contains {
      $0.hasPrefix("services:") || $0.contains("\"services\"")
    }
    guard hasServices else {
      var error = PhalaError(
        .invalidComposeFile,
        on: .init(
          field: "compose_file.docker_compose_file", value: .null,
          message: "the top-level element 'services' is missing"))
      error.suggestions = ["Add a services section to the Docker Compose file"]
      throw error
    }
  }
}

extension AppCompose: Sampled {
  static let sample = AppCompose(name: "sample", dockerComposeFile: "sample")
}
