import Simulation
import Storage
import Wire

/// The attestations of an app's CVMs. [OpenAPI; SDK: Python AppAttestationResponse]
struct AppAttestation: ReplyBody {
  let appID: String
  let cvms: [CvmRow]
  let nodes: [NodeRow]

  init(appID: String, cvms: [CvmRow], nodes: [NodeRow]) {
    self.appID = appID
    self.cvms = cvms
    self.nodes = nodes
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("app_id", appID)
      // Always a text, though there is no contract. [SDK: JS]
      json.field("contract_address", "")
      json.field("kms_info") { json in
        json.field("contract_address", "phala")
        json.field("chain_id", Int?.none)
        json.field("version", KmsNode.standard.version)
        json.field("url", KmsNode.standard.url(from: json.origin))
        json.field("gateway_app_id", String?.none)
        json.field("gateway_app_url", "\(json.origin)/gateway")
        json.field("kms_type", "phala")
      }
      json.field("instances", array: zip(cvms, nodes)) { json, pair in
        Self.write(pair.0, pair.1, to: &json)
      }
      json.field("kms_guest_agent_info", JSONObject?.none)
      json.field("gateway_guest_agent_info", JSONObject?.none)
      json.field("qemu_version", "8.2.2")
    }
  }

  private static func write(_ row: CvmRow, _ node: NodeRow, to json: inout JSONWriter) {
    let isOnline = row.isRunning
    json.object { json in
      json.field("vm_uuid", row.vmUUID)
      json.field("name", row.name)
      json.field("instance_id", row.instanceID)
      json.field("status", row.status)
      json.field("image_version", row.image)
      json.field("quote", isOnline ? TdxQuote(row: row, subject: row.appID).hex : String?.none)
      json.field("ppid", node.ppid)
      json.field("ppid_sha256", PhalaHash.sha256(Array(node.ppid.utf8)))
      json.field("device_id", node.deviceID)
      json.field("fmspc", node.fmspc)
      json.field("tee_tcb_svn", isOnline ? TcbInfo.svn : String?.none)
      json.field("mr_config_id", TcbInfo.configID(of: row))
      json.field("tcb_info", isOnline ? TcbInfo(row) : nil)
      json.field("app_certificates", isOnline ? [AppCertificate(row)] : [])
      json.field(
        "compose_file",
        Optional(row.compose.stored.text))
      json.field("eventlog", [JSONObject]())
      json.field("error", isOnline ? String?.none : "CVM is not running")
    }
  }
}
