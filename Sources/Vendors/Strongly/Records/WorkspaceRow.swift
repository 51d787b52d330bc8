import Simulation
import Storage
import Wire

/// A workspace as it is stored; the owner's name and address are read beside it.
struct WorkspaceRow: OrganizationalRow {
  let id: String
  let organizationID: String
  let ownerID: String
  let projectID: String?
  var name: String { didSet { searchText = Self.searchText(name, description) } }
  var description: String { didSet { searchText = Self.searchText(name, description) } }
  var status: String
  let environmentType: EnvironmentType
  var image: String
  var resources: ResourceDocument
  let createdAt: Instant
  var updatedAt: Instant
  /// What `search` looks in.
  private(set) var searchText: String
  /// The attached volumes, kept up by the database.
  @Derived private(set) var volumeIDs = StringDocument(stored: .emptyArray)
  @Derived private(set) var ownerName = ""
  @Derived private(set) var ownerEmail = ""

  var owner: Person { Person(id: ownerID, name: ownerName, email: ownerEmail) }

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
    searchText = Self.searchText(name, description)
  }

  private static func searchText(_ name: String, _ description: String) -> String {
    "\(name)\n\(description)".lowercased()
  }

  static let notFound = StronglyErrorCode.workspaceNotFound
  static let table = "workspaces"
  static let plan = RecordPlan(Self.self)
  static let expressions = Person.expressions(of: table)
}
