import Simulation
import Wire

/// A CVM as its actions answer it: the id is an integer up to 2026-01-21 and `cvm_...` from
/// 2026-05-22 on. [OpenAPI VM] [SDK: Python test_cvm_hashid_version_contract]
struct CvmRecord: ReplyBody {
  let row: CvmRow

  init(_ row: CvmRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      if json.dialect < .may2026 {
        json.field("id", row.number)
      } else {
        json.field("id", row.id)
      }
      json.field("name", row.name)
      json.field("status", row.status)
      json.field("teepod_id", row.nodeNumber)
      json.field("teepod") { json in
        json.field("id", row.nodeNumber)
        json.field("name", row.nodeName)
      }
      json.field("user_id", row.creatorNumber)
      json.field("app_id", row.appID)
      json.field("vm_uuid", row.vmUUID)
      json.field("instance_id", row.instanceID)
      json.field("app_url", String?.none)
      json.field("base_image", row.image)
      json.field("vcpu", row.size.vcpu)
      json.field("memory", row.size.memoryMB)
      json.field("disk_size", row.size.diskGB)
      json.field("manifest_version", 2)
      json.field("version", "1.0.0")
      json.field("runner", row.compose.runner)
      json.field("docker_compose_file", row.compose.dockerComposeFile)
      json.field("features", row.compose.features)
      json.field("created_at", row.createdAt)
      json.field("encrypted_env_pubkey", row.envPubkey)
    }
  }
}
