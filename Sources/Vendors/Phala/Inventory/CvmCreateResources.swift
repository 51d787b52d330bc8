import Simulation
import Wire

/// All that a CVM may be made from, with what goes with what. [SDK: Python test_action_matrix]
struct CvmCreateResources: ReplyBody {
  let tier: WorkspaceTier
  let nodes: [NodeCapacity]

  init(_ workspace: WorkspaceRow, _ rows: [NodeRow]) {
    tier = workspace.tier
    nodes = rows.filter { $0.status == "ONLINE" }.map(NodeCapacity.init)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("tier", tier)
      json.field("capacity", TierCapacity(tier: tier))
      json.field("nodes", nodes)
      json.field("kms_nodes", array: KmsNode.all) { json, kms in
        json.object { json in
          json.field("id", kms.id)
          json.field("slug", kms.slug)
          json.field("url", kms.url(from: json.origin))
          json.field("version", kms.version)
          Self.writeContract(to: &json)
          json.field("gateway_app_id", String?.none)
          json.field("supported_os_images", OSImage.all.map(\.name))
        }
      }
      json.field("node_kms_relations", array: nodes) { json, node in
        json.object { json in
          json.field("teepod_id", node.row.number)
          json.field("kms_id", KmsNode.standard.id)
          Self.writeContract(to: &json)
          json.field("supported_os_images", OSImage.all.map(\.name))
        }
      }
      json.field("gateway_nodes", array: nodes) { json, node in
        json.object { json in
          json.field("id", "gn_\(node.row.number)")
          json.field("teepod_id", node.row.number)
          json.field("kms_contract_id", KmsContract.standard.id)
          json.field("rpc_url", "\(json.origin)/gateway/\(node.row.name)/rpc")
          json.field("domain_suffix", node.row.gatewayDomain)
          json.field("enabled", true)
        }
      }
      json.field("instance_types", array: InstanceType.all.enumerated()) { json, entry in
        json.object { json in
          json.field("id", entry.element.id)
          json.field("name", entry.element.name)
          json.field("vcpu", entry.element.vcpu)
          json.field("memory_mb", entry.element.memoryMB)
          json.field("default_disk_size_gb", 20)
          json.field("requires_gpu", entry.element.requiresGPU)
          json.field("requires_gpu_count", entry.element.requiresGPU ? 1 : 0)
          json.field("family", entry.element.family)
          json.field("display_order", entry.offset + 1)
        }
      }
      json.field("gpu_availability", GPUAvailability())
    }
  }

  private static func writeContract(to json: inout JSONWriter) {
    json.field("kms_type", "PHALA")
    json.field("chain_id", Int?.none)
    json.field("kms_contract_id", KmsContract.standard.id)
    json.field("kms_contract_address", String?.none)
  }
}
