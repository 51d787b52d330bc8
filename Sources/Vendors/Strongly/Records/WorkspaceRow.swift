import Simulation
import Storage
import Wire

/// A workspace as it is stored; the owner's name and address are read beside it.
struct WorkspaceRow: OrganizationalRow, Decodable {
  let id: String
  let organizationID: String
  let ownerID: String
  let projectID: String?
  var name: String
  var description: String
  var status: String
  let environmentType: EnvironmentType
  var image: String
  var resources: ResourceDocument
  let createdAt: Instant
  var updatedAt: Instant
  /// The attached volumes, kept up by the database.
  private(set) var volumeIDs = StringDocument(stored: .emptyArray)
  private(set) var owner = Person(id: "", name: "", email: "")

  init(
    id: String, organizationID: String, ownerID: String, projectID: String?, name: String,
    description: String, environmentType: EnvironmentType, image: String,
    resources: ResourceDocument, now: Instant
  ) {
    self.id = id
    self.organizationID = organizationID
    self.ownerID = ownerID
    self.projectID = projectID
    self.name = name
    self.description = description
    status = "pending"
    self.environmentType = environmentType
    self.image = image
    self.resources = resources
    createdAt = now
    updatedAt = now
  }

  static let notFound = StronglyErrorCode.workspaceNotFound
  static let table = "workspaces"
  static let columns = [
    "id", "organization_id", "owner_id", "project_id", "name", "description", "status",
    "environment_type", "image", "resources", "created_at", "updated_at", "search_text",
  ]
  static let derivedColumns = ["volume_ids"] + Person.columns(of: "workspaces")

  init(from row: inout RowReader) {
    id = row.text()
    organizationID = row.text()
    ownerID = row.text()
    projectID = row.optionalText()
    name = row.text()
    description = row.text()
    status = row.text()
    environmentType = EnvironmentType(rawValue: row.text()) ?? .custom
    image = row.text()
    resources = ResourceDocument(stored: row.document())
    createdAt = row.instant()
    updatedAt = row.instant()
    _ = row.text()
    volumeIDs = StringDocument(stored: row.document())
    owner = Person(id: ownerID, from: &row)
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(organizationID)
    row.bind(ownerID)
    row.bind(projectID)
    row.bind(name)
    row.bind(description)
    row.bind(status)
    row.bind(environmentType.rawValue)
    row.bind(image)
    row.bind(resources.stored)
    row.bind(createdAt)
    row.bind(updatedAt)
    row.bind("\(name)\n\(description)".lowercased())
  }
}
