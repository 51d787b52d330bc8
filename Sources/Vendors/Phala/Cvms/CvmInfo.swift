import Simulation
import Wire

/// A CVM in lists: `CVMInfo` from 2026-01-21 on, before that what it runs in `hosted`.
/// [OpenAPI CVMInfo, HostedCvm]
struct CvmInfo: ReplyBody {
  let view: CvmView

  init(_ view: CvmView) { self.view = view }

  func write(to json: inout JSONWriter) {
    json.object { json in
      if json.dialect < .january2026 {
        view.writeHosted(to: &json)
      } else {
        view.writeInfo(to: &json)
      }
    }
  }
}

/// One CVM: `CVMInfoDetail` from 2026-01-21 on, before that `CvmBasicInfo` with an integer id.
/// [OpenAPI CVMInfoDetail, CvmBasicInfo]
struct CvmDetail: ReplyBody {
  let view: CvmView

  init(_ view: CvmView) { self.view = view }

  func write(to json: inout JSONWriter) {
    json.object { json in
      if json.dialect < .january2026 {
        view.writeBasic(to: &json)
      } else {
        view.writeInfo(to: &json)
        json.field("compose_file", view.row.compose)
      }
    }
  }
}

extension CvmView {
  /// The members of `CVMInfo`, in the documents' order. Members that SDKs take as present or absent
  /// but never as null are always present.
  func writeInfo(to json: inout JSONWriter) {
    let image = OSImage.named(row.image) ?? .standard
    json.field("id", row.id)
    json.field("name", row.name)
    json.field("app_id", row.appID)
    json.field("vm_uuid", row.vmUUID)
    json.field("instance_id", row.instanceID)
    json.field("resource") { json in
      json.field("instance_type", row.size.type)
      json.field("vcpu", row.size.vcpu)
      json.field("memory_in_gb", JSON.number(gigabytes))
      json.field("disk_in_gb", row.size.diskGB)
      json.field("gpus", row.size.gpus)
      json.field("compute_billing_price", Money.text(micros: row.size.rateMicros))
      json.field("billing_period", "hourly")
    }
    json.field("node_info", NodeReference(node))
    json.field("os") { json in
      json.field("name", image.name)
      json.field("version", image.versionText)
      json.field("is_dev", image.isDev)
      json.field("os_image_hash", image.hash)
    }
    json.field("kms_type", "phala")
    json.field("kms_info") { json in
      json.field("chain_id", Int?.none)
      json.field("dstack_kms_address", String?.none)
      json.field("dstack_app_address", String?.none)
      json.field("deployer_address", String?.none)
      json.field("rpc_endpoint", String?.none)
      json.field("encrypted_env_pubkey", row.envPubkey)
    }
    json.field("status", row.status)
    json.field("in_progress", operation != nil)
    json.field("progress", operation.map(CvmProgress.init))
    json.field("compose_hash", row.composeHash)
    json.field("docker_compose_hash", String?.none)
    json.field("pre_launch_script_hash", String?.none)
    json.field("gateway") { json in
      json.field("base_domain", gateway)
      json.field("cname", String?.none)
    }
    json.field("logs") { json in
      json.field("serial", String?.none)
      json.field("stdout", String?.none)
      json.field("stderr", String?.none)
      json.field("container_log_base", String?.none)
    }
    json.field("services", [JSONObject]())
    json.field("endpoints", urls)
    json.field("public_logs", row.compose.publicLogs)
    json.field("public_sysinfo", row.compose.publicSysinfo)
    json.field("public_tcbinfo", row.compose.publicTcbinfo)
    json.field("gateway_enabled", row.compose.gatewayEnabled)
    json.field("secure_time", row.compose.secureTime)
    json.field("storage_fs", row.compose.storageFS)
    json.field("listed", row.isListed)
    json.field("project_type", String?.none)
    json.field("workspace", WorkspaceReference(workspace))
    json.field("creator", creator.map(UserReference.init))
    json.field("created_at", row.createdAt)
    json.field("deleted_at", Instant?.none)
  }

  /// Whole gigabytes without a point, as the samples have them.
  private var gigabytes: JSONNumber {
    let memory = row.size.memoryMB
    return memory % 1024 == 0 ? JSONNumber(memory / 1024) : JSONNumber(Double(memory) / 1024)
  }
}

/// The operation in progress, as CVMs show it. [OpenAPI CVMProgressInfo]
struct CvmProgress: WireOutput {
  let target: String
  let startedAt: Instant
  let correlationID: String

  init(_ row: OperationRow) {
    target = row.target
    startedAt = row.startedAt
    correlationID = row.id
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("target", target)
      json.field("started_at", startedAt)
      json.field("correlation_id", correlationID)
    }
  }
}
