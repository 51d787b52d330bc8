import Simulation
import Storage
import Wire

/// A volume as it is stored; the owner's name and address are read beside it.
struct VolumeRow: OrganizationalRow, Decodable {
  let id: String
  let organizationID: String
  let ownerID: String
  /// Nil for a shared volume that outlived its project.
  var projectID: String?
  var label: String
  var description: String
  let type: VolumeType
  let sizeGB: Int
  var mountPath: String
  var isShared: Bool
  let createdAt: Instant
  var updatedAt: Instant
  private(set) var owner = Person(id: "", name: "", email: "")

  /// The label as a path component: `Training Data` is `training-data`. [docs api/volumes]
  var name: String {
    var result = ""
    for character in label.lowercased() {
      if character.isLetter || character.isNumber {
        result.append(character)
      } else if let last = result.last, last != "-" {
        result.append("-")
      }
    }
    while result.last == "-" { result.removeLast() }
    return result.isEmpty ? "volume" : result
  }

  init(
    id: String, organizationID: String, ownerID: String, projectID: String?, label: String,
    description: String, type: VolumeType, sizeGB: Int, mountPath: String?, now: Instant
  ) {
    self.id = id
    self.organizationID = organizationID
    self.ownerID = ownerID
    self.projectID = projectID
    self.label = label
    self.description = description
    self.type = type
    self.sizeGB = sizeGB
    self.mountPath = mountPath ?? ""
    isShared = type == .shared
    createdAt = now
    updatedAt = now
    if mountPath == nil { self.mountPath = "/data/\(name)" }
  }

  static let notFound = StronglyErrorCode.volumeNotFound
  static let table = "volumes"
  static let columns = [
    "id", "organization_id", "owner_id", "project_id", "label", "name", "description", "status",
    "type", "volume_type", "size_gb", "mount_path", "is_shared", "created_at", "updated_at",
    "search_text",
  ]
  static let derivedColumns = Person.columns(of: "volumes")

  /// The only status and the only kind that the documentation shows. [docs api/volumes]
  static let status = "bound"
  static let volumeType = "persistent"

  init(from row: inout RowReader) {
    id = row.text()
    organizationID = row.text()
    ownerID = row.text()
    projectID = row.optionalText()
    label = row.text()
    _ = row.text()
    description = row.text()
    _ = row.text()
    type = VolumeType(rawValue: row.text()) ?? .data
    _ = row.text()
    sizeGB = row.integer()
    mountPath = row.text()
    isShared = row.flag()
    createdAt = row.instant()
    updatedAt = row.instant()
    _ = row.text()
    owner = Person(id: ownerID, from: &row)
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(organizationID)
    row.bind(ownerID)
    row.bind(projectID)
    row.bind(label)
    row.bind(name)
    row.bind(description)
    row.bind(Self.status)
    row.bind(type.rawValue)
    row.bind(Self.volumeType)
    row.bind(sizeGB)
    row.bind(mountPath)
    row.bind(isShared)
    row.bind(createdAt)
    row.bind(updatedAt)
    row.bind("\(label)\n\(description)".lowercased())
  }
}

/// [docs api/volumes]
enum VolumeType: String, WireEnum {
  case data, model, workspace, shared
}
