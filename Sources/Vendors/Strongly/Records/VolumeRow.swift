import Simulation
import Storage
import Wire

/// A volume as it is stored; the owner's name and address are read beside it.
struct VolumeRow: OrganizationalRow {
  let id: String
  let organizationID: String
  let ownerID: String
  /// Nil for a shared volume that outlived its project.
  var projectID: String?
  var label: String { didSet { follow() } }
  /// The label as a path component: `Training Data` is `training-data`. [docs api/volumes]
  private(set) var name = ""
  var description: String { didSet { follow() } }
  let status: String
  let type: VolumeType
  let volumeType: String
  let sizeGB: Int
  var mountPath: String
  var isShared: Bool
  let createdAt: Instant
  var updatedAt: Instant
  /// What `search` looks in.
  private(set) var searchText = ""
  @Derived private(set) var ownerName = ""
  @Derived private(set) var ownerEmail = ""

  var owner: Person { Person(id: ownerID, name: ownerName, email: ownerEmail) }

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
    status = Self.status
    self.type = type
    volumeType = Self.volumeType
    self.sizeGB = sizeGB
    self.mountPath = mountPath ?? ""
    isShared = type == .shared
    createdAt = now
    updatedAt = now
    follow()
    if mountPath == nil { self.mountPath = "/data/\(name)" }
  }

  static let notFound = StronglyErrorCode.volumeNotFound
  static let table = "volumes"
  static let plan = RecordPlan(Self.self)
  static let expressions = Person.expressions(of: table)

  /// The only status and the only kind that the documentation shows. [docs api/volumes]
  static let status = "bound"
  static let volumeType = "persistent"
}

extension VolumeRow {
  /// Brings name and search text up to date with the label and the description.
  private mutating func follow() {
    name = Self.name(of: label)
    searchText = "\(label)\n\(description)".lowercased()
  }

  private static func name(of label: String) -> String {
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
}

/// [docs api/volumes]
enum VolumeType: String, WireEnum, ColumnEnum {
  case data, model, workspace, shared

  static let unknown = VolumeType.data
}
