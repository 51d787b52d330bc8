import Simulation
import Storage
import Wire

/// A volume, whole: eighteen keys. The size is `sizeGb` here and `sizeGB` in a request, and two
/// keys say whether it is shared. [docs api/volumes]
struct Volume: WireOutput, ResponseSubject {
  let row: VolumeRow

  init(_ row: VolumeRow) { self.row = row }

  static let idKey: StaticString = "volumeId"

  func write(to json: inout JSONWriter) { row.write(to: &json, isWhole: true) }
}

/// A volume in a list: fifteen keys. [docs api/volumes]
struct VolumeItem: RowItem {
  let row: VolumeRow

  init(_ row: VolumeRow) { self.row = row }

  static let plural: StaticString = "volumes"

  func write(to json: inout JSONWriter) { row.write(to: &json, isWhole: false) }
}

extension VolumeRow {
  fileprivate func write(to json: inout JSONWriter, isWhole: Bool) {
    json.object { json in
      json.identifier(id)
      json.field("label", label)
      json.field("name", name)
      json.field("description", description)
      json.field("status", Self.status)
      json.field("type", type)
      json.field("volumeType", Self.volumeType)
      json.field("sizeGb", sizeGB)
      json.field("mountPath", mountPath)
      json.field("organizationId", organizationID)
      if isWhole { json.field("owner", owner) }
      json.field("ownerId", ownerID)
      json.field("projectId", projectID)
      json.field("isShared", isShared)
      if isWhole {
        json.field("shared", isShared)
        json.field("sharedWith", [String]())
      }
      json.field("createdAt", createdAt)
      json.field("updatedAt", updatedAt)
    }
  }
}
