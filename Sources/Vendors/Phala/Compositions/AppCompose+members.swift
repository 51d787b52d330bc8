import Wire

/// The members of a composition that the simulation reads, with the documented defaults.
/// [OpenAPI AppComposeV2]
extension AppCompose {
  var name: String { text("name") ?? "" }
  var runner: String { text("runner") ?? "docker-compose" }
  var defaultGatewayDomain: String? { text("default_gateway_domain") }
  var secureTime: Bool { flag("secure_time") ?? false }
  var storageFS: StorageFS { text("storage_fs").flatMap(StorageFS.init) ?? .zfs }
  /// `tproxy_enabled` is its older name.
  var gatewayEnabled: Bool { flag("gateway_enabled") ?? flag("tproxy_enabled") ?? true }
  var features: [String] { texts("features") ?? ["kms", "tproxy-net"] }

  var dockerComposeFile: String {
    get { text("docker_compose_file") ?? "" }
    set { set("docker_compose_file", .string(newValue)) }
  }

  var preLaunchScript: String? {
    get { text("pre_launch_script") }
    set { set("pre_launch_script", newValue.map { .string($0) }) }
  }

  var allowedEnvs: [String] {
    get { texts("allowed_envs") ?? [] }
    set { set("allowed_envs", .array(newValue.map { .string($0) })) }
  }

  var publicLogs: Bool {
    get { flag("public_logs") ?? true }
    set { set("public_logs", .bool(newValue)) }
  }

  var publicSysinfo: Bool {
    get { flag("public_sysinfo") ?? true }
    set { set("public_sysinfo", .bool(newValue)) }
  }

  var publicTcbinfo: Bool {
    get { flag("public_tcbinfo") ?? true }
    set { set("public_tcbinfo", .bool(newValue)) }
  }

  private func text(_ key: String) -> String? { members[key]?.stringValue }

  private func flag(_ key: String) -> Bool? {
    if case .bool(let value)? = members[key] { value } else { nil }
  }

  private func texts(_ key: String) -> [String]? {
    members[key]?.arrayValue?.compactMap(\.stringValue)
  }
}
