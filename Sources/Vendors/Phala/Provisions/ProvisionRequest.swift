import Simulation
import Storage
import Wire

/// What a provision holds until it is committed.
struct ProvisionRequest: WireInput, WireOutput {
  let name: String
  let compose: RawJSON
  let vcpu: Int
  let memory: Int
  let diskSize: Int
  let type: String
  let image: String
  let node: Int
  let listed: Bool
  let userConfig: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("compose", compose)
      json.field("vcpu", vcpu)
      json.field("memory", memory)
      json.field("diskSize", diskSize)
      json.field("type", type)
      json.field("image", image)
      json.field("node", node)
      json.field("listed", listed)
      json.field("userConfig", userConfig)
    }
  }

  var size: CvmSize {
    var size = CvmSize(vcpu: vcpu, memoryMB: memory, diskGB: diskSize)
    if let known = InstanceType.named(type) { size = CvmSize(known, diskGB: diskSize) }
    return size
  }
}
