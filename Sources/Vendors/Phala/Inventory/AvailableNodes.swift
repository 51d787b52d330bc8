import Simulation
import Wire

/// The nodes that a new CVM may be put on, with the room they have. [SDK: Python models/nodes.py]
struct AvailableNodes: ReplyBody {
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
      json.field("kms_list", KmsNode.all)
      json.field("gpu_availability", GPUAvailability())
    }
  }
}

/// What a tier allows in all; null is without limit.
struct TierCapacity: WireOutput {
  let tier: WorkspaceTier

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("max_instances", tier.slots)
      json.field("max_vcpu", tier.vcpu)
      json.field("max_memory", tier.memoryMB)
      json.field("max_disk", tier.diskGB)
    }
  }
}

/// GPUs that could be had: none are simulated.
struct GPUAvailability: WireOutput {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("has_reserved_gpus", false)
      json.field("reserved_gpu_count", 0)
      json.field("has_public_gpus", false)
      json.field("public_gpu_count", 0)
    }
  }
}

/// A node with its room. [SDK: Python TeepodCapacity]
struct NodeCapacity: WireOutput {
  let row: NodeRow

  init(_ row: NodeRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("teepod_id", row.number)
      json.field("name", row.name)
      json.field("listed", true)
      json.field("resource_score", row.resourceScore)
      json.field("remaining_vcpu", row.vcpu - row.vcpuUsed)
      json.field("remaining_memory", row.memoryMB - row.memoryUsed)
      json.field("remaining_cvm_slots", row.slots - row.cvmCount)
      json.field("images", OSImage.all.map(NodeImage.init))
      json.field("support_onchain_kms", false)
      json.field("fmspc", row.fmspc)
      json.field("device_id", row.deviceID)
      json.field("region_identifier", row.region)
      json.field("default_kms", KmsNode.standard.slug)
      json.field("kms_list", KmsNode.all.map(\.slug))
    }
  }
}

/// An image as nodes list it: the version in numbers.
struct NodeImage: WireOutput {
  let image: OSImage

  init(_ image: OSImage) { self.image = image }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", image.name)
      json.field("slug", image.name)
      json.field("is_dev", image.isDev)
      json.field("version", image.version)
      json.field("os_image_hash", image.hash)
      json.field("requires_gpu", image.requiresGPU)
    }
  }
}
