import Simulation
import Storage
import Wire

/// A project as it is stored; the owner's name and address are read beside it.
struct ProjectRow: OrganizationalRow, Decodable {
  let id: String
  let organizationID: String
  let ownerID: String
  var name: String
  var description: String
  var status: ProjectStatus
  var category: String?
  var visibility: ProjectVisibility
  var tags: [String]
  /// The volume that was made with the project; nil once it has been deleted.
  var defaultDataVolumeID: String?
  let createdAt: Instant
  var updatedAt: Instant
  /// The project's volumes in the order they were made, kept up by the database.
  private(set) var attachedVolumeIDs: [String] = []
  private(set) var owner = Person(id: "", name: "", email: "")
  private(set) var collaborators = CollaboratorDocument(stored: .emptyArray)

  init(
    id: String, organizationID: String, ownerID: String, name: String, description: String,
    category: String?, visibility: ProjectVisibility, tags: [String], now: Instant
  ) {
    self.id = id
    self.organizationID = organizationID
    self.ownerID = ownerID
    self.name = name
    self.description = description
    status = .active
    self.category = category
    self.visibility = visibility
    self.tags = tags
    createdAt = now
    updatedAt = now
  }

  static let notFound = StronglyErrorCode.projectNotFound
  static let table = "projects"
  static let columns = [
    "id", "organization_id", "owner_id", "name", "description", "status", "category",
    "visibility", "tags", "default_data_volume_id", "created_at", "updated_at", "search_text",
  ]
  static let derivedColumns =
    ["attached_volume_ids"] + Person.columns(of: "projects") + [
      CollaboratorDocument.column
    ]

  init(from row: inout RowReader) {
    id = row.text()
    organizationID = row.text()
    ownerID = row.text()
    name = row.text()
    description = row.text()
    status = ProjectStatus(rawValue: row.text()) ?? .active
    category = row.optionalText()
    visibility = ProjectVisibility(rawValue: row.text()) ?? .private
    tags = row.strings()
    defaultDataVolumeID = row.optionalText()
    createdAt = row.instant()
    updatedAt = row.instant()
    _ = row.text()
    attachedVolumeIDs = row.strings()
    owner = Person(id: ownerID, from: &row)
    collaborators = CollaboratorDocument(stored: row.document())
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(organizationID)
    row.bind(ownerID)
    row.bind(name)
    row.bind(description)
    row.bind(status.rawValue)
    row.bind(category)
    row.bind(visibility.rawValue)
    row.bind(strings: tags)
    row.bind(defaultDataVolumeID)
    row.bind(createdAt)
    row.bind(updatedAt)
    row.bind("\(name)\n\(description)".lowercased())
  }
}

extension ProjectRow {
  /// A project that new things may be put into: 409 where it is archived or paused. [docs projects]
  static func findOpen(
    _ id: String, for caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> ProjectRow {
    let row = try find(id, for: caller, db)
    guard row.status == .active else {
      throw StronglyError(
        .projectArchived, "Project is \(row.status.rawValue) and cannot be changed")
    }
    return row
  }

  /// Notes what happened to the project in its activity.
  func note(
    _ action: String, by caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) {
    try note(action, about: id, named: name, by: caller, db)
  }

  /// Notes what happened to something in the project.
  func note(
    _ action: String, about subject: String, named name: String, by caller: StronglyCaller,
    _ db: borrowing Transaction
  ) throws(StronglyError) {
    try ActivityRow.add(action, in: id, about: subject, named: name, by: caller, db)
  }
}

/// `paused` and `archived` projects take no changes. [docs projects, api/projects]
enum ProjectStatus: String, WireEnum {
  case active, paused, archived
}

/// [docs projects]
enum ProjectVisibility: String, WireEnum {
  case `private`, organization
}
