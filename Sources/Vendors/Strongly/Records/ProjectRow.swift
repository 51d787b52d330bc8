import Simulation
import Storage
import Wire

/// A project as it is stored; the owner's name and address are read beside it.
struct ProjectRow: OrganizationalRow {
  let id: String
  let organizationID: String
  let ownerID: String
  var name: String { didSet { searchText = Self.searchText(name, description) } }
  var description: String { didSet { searchText = Self.searchText(name, description) } }
  var status: ProjectStatus
  var category: String?
  var visibility: ProjectVisibility
  var tags: [String]
  /// The volume that was made with the project; nil once it has been deleted.
  var defaultDataVolumeID: String?
  let createdAt: Instant
  var updatedAt: Instant
  /// What `search` looks in.
  private(set) var searchText: String
  /// The project's volumes in the order they were made, kept up by the database.
  @Derived private(set) var attachedVolumeIDs: [String] = []
  @Derived private(set) var ownerName = ""
  @Derived private(set) var ownerEmail = ""
  @Derived private(set) var collaborators = CollaboratorDocument(stored: .emptyArray)

  var owner: Person { Person(id: ownerID, name: ownerName, email: ownerEmail) }

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
    searchText = Self.searchText(name, description)
  }

  private static func searchText(_ name: String, _ description: String) -> String {
    "\(name)\n\(description)".lowercased()
  }

  static let notFound = StronglyErrorCode.projectNotFound
  static let table = "projects"
  static let plan = RecordPlan(Self.self)
  static let expressions = Person.expressions(of: "projects").merging(
    ["collaborators": CollaboratorDocument.column]) { first, _ in first }
}

extension ProjectRow {
  /// A project that new things may be put into: 409 where it is archived or paused. [docs projects]
  static func findOpen(
    _ id: String, for caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> ProjectRow {
    let row = try find(id, for: caller, db)
    try row.requireOpen()
    return row
  }

  /// What is in an archived or paused project takes no changes either: 409. Nothing is asked of what
  /// is in no project. [docs projects: read-only]
  static func requireOpen(_ id: String?, _ db: borrowing Transaction) throws(StronglyError) {
    guard let id, let row = try db.find(ProjectRow.self, id) else { return }
    try row.requireOpen()
  }

  func requireOpen() throws(StronglyError) {
    guard status == .active else {
      throw StronglyError(
        .projectArchived, "Project is \(status.rawValue) and cannot be changed")
    }
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
enum ProjectStatus: String, WireEnum, ColumnEnum {
  case active, paused, archived

  static let unknown = ProjectStatus.paused
}

/// [docs projects]
enum ProjectVisibility: String, WireEnum, ColumnEnum {
  case `private`, organization

  static let unknown = ProjectVisibility.private
}
