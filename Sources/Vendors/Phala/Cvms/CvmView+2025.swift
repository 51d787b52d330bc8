import Simulation
import Wire

/// Renderings of versions up to 2025-10-28.
extension CvmView {
  /// The members of `HostedCvm`. [OpenAPI HostedCvm]
  func writeHosted(to json: inout JSONWriter) {
    json.field("hosted") { json in
      json.field("id", row.vmUUID)
      json.field("name", row.name)
      json.field("status", row.status)
      json.field("uptime", row.isRunning ? "running" : "")
      json.field("app_url", row.instanceID.map { _ in "https://\(row.appID).\(gateway)" })
      json.field("app_id", row.appID)
      json.field("instance_id", row.instanceID)
      json.field("configuration", JSON.null)
      json.field("exited_at", String?.none)
      json.field("boot_progress", String?.none)
      json.field("boot_error", String?.none)
      json.field("shutdown_progress", String?.none)
      json.field("image_version", row.image)
      json.field("events", [JSONObject]())
    }
    json.field("name", row.name)
    json.field("managed_user") { json in
      json.field("id", row.creatorNumber)
      json.field("username", creator?.username ?? "")
    }
    json.field("node", CvmNode(node))
    json.field("listed", row.isListed)
    json.field("status", row.status)
    json.field("in_progress", operation != nil)
    json.field("dapp_dashboard_url", dashboard(from: json.origin))
    json.field("syslog_endpoint", String?.none)
    json.field("allow_upgrade", false)
    json.field("project_id", row.projectID)
    json.field("project_type", String?.none)
    json.field("billing_period", "hourly")
    json.field("kms_info", KmsNode.standard)
    json.field("contract_address", String?.none)
    json.field("deployer_address", String?.none)
    json.field("vcpu", row.size.vcpu)
    json.field("memory", row.size.memoryMB)
    json.field("disk_size", row.size.diskGB)
    json.field("gateway_domain", gateway)
    json.field("public_urls", urls)
  }

  /// The members of `CvmBasicInfo`; the id is an integer. [OpenAPI CvmBasicInfo]
  func writeBasic(to json: inout JSONWriter) {
    json.field("id", row.number)
    writeBasicBody(to: &json)
  }

  /// The members of `CvmBasicInfo` behind the id.
  func writeBasicBody(to json: inout JSONWriter) {
    json.field("teepod_id", row.nodeNumber)
    json.field("teepod", CvmNode(node))
    json.field("name", row.name)
    json.field("status", row.status)
    json.field("in_progress", operation != nil)
    json.field("app_id", row.appID)
    json.field("vm_uuid", row.vmUUID)
    json.field("instance_id", row.instanceID)
    json.field("vcpu", row.size.vcpu)
    json.field("memory", row.size.memoryMB)
    json.field("disk_size", row.size.diskGB)
    json.field("base_image", row.image)
    json.field("encrypted_env_pubkey", row.envPubkey)
    json.field("listed", row.isListed)
    json.field("project_id", row.projectID)
    json.field("project_type", String?.none)
    json.field("instance_type", row.size.type)
    json.field("public_sysinfo", row.compose.publicSysinfo)
    json.field("public_logs", row.compose.publicLogs)
    json.field("dapp_dashboard_url", dashboard(from: json.origin))
    json.field("syslog_endpoint", String?.none)
    json.field("kms_info", KmsNode.standard)
    json.field("contract_address", String?.none)
    json.field("deployer_address", String?.none)
    json.field("scheduled_delete_at", row.scheduledDeleteAt)
    json.field("public_urls", urls)
    json.field("gateway_domain", gateway)
  }

  /// The guest agent's page; older clients append `/logs/<container>` to it.
  private func dashboard(from origin: String) -> String? {
    row.instanceID.map { "\(origin)/gateway/\($0)-8090/" }
  }
}

/// A node as older CVM records show it. [OpenAPI CvmNode]
struct CvmNode: WireOutput {
  let id: Int
  let name: String
  let region: String?

  init(_ row: NodeRow) {
    id = row.number
    name = row.name
    region = row.region
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("name", name)
      json.field("region_identifier", region)
    }
  }
}
