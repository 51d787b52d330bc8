import Simulation
import Storage
import Wire

/// That a user works on a project, as it is stored.
struct CollaboratorRow: StoredRow, Decodable {
  let id: String
  let projectID: String
  let userID: String
  var role: CollaboratorRole
  let addedAt: Instant

  static let table = "collaborators"
  static let columns = ["id", "project_id", "user_id", "role", "added_at"]

  init(projectID: String, userID: String, role: CollaboratorRole, now: Instant) {
    id = "\(projectID) \(userID)"
    self.projectID = projectID
    self.userID = userID
    self.role = role
    addedAt = now
  }

  init(from row: inout RowReader) {
    id = row.text()
    projectID = row.text()
    userID = row.text()
    role = CollaboratorRole(rawValue: row.text()) ?? .viewer
    addedAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(projectID)
    row.bind(userID)
    row.bind(role.rawValue)
    row.bind(addedAt)
  }
}

/// [docs projects]
enum CollaboratorRole: String, WireEnum {
  case editor, viewer
}

/// A person who works on a project. [docs api/projects]
struct Collaborator: ListItem {
  let userID: String
  let role: String
  let email: String
  let name: String
  let addedAt: Instant

  static let plural: StaticString = "collaborators"

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("userId", userID)
      json.field("role", role)
      json.field("email", email)
      json.field("name", name)
      json.field("addedAt", addedAt)
    }
  }
}

/// The collaborators of a project as its row brings them along, in the order of their ids.
struct CollaboratorDocument: WireOutput {
  let stored: RawJSON

  /// Selects the document beside a row of `projects`.
  static let column = """
    (SELECT json_group_array(json_object('userId', c.user_id, 'role', c.role, 'email', u.email, \
    'name', u.name, 'addedAt', strftime('%Y-%m-%dT%H:%M:%SZ', c.added_at / 1000000, 'unixepoch'))) \
    FROM collaborators c JOIN users u ON u.id = c.user_id WHERE c.project_id = projects.id)
    """

  static var schema: Schema { Schema(.array(Collaborator.schema)) }

  func write(to json: inout JSONWriter) { stored.write(to: &json) }
}

extension CollaboratorDocument {
  /// A sample; it is not sent.
  init(from decoder: any Decoder) throws {
    self.init(stored: RawJSON([try Collaborator(from: decoder)].serialized()))
  }
}

/// The body of `POST /projects/:id/collaborators`. [skill projects.md]
struct AddCollaborator: RequestBody {
  let email: EmailAddress
  let role: CollaboratorRole
  /// Goes before the address where both are given.
  let userID: String?

  enum CodingKeys: String, CodingKey {
    case email, role
    case userID = "userId"
  }
}

/// The body of `PUT /projects/:id/collaborators/:userId`. [skill projects.md]
struct UpdateCollaborator: RequestBody {
  let role: CollaboratorRole
}

extension Strongly {
  /// The owner comes first, and always. [skill projects.md]
  static func listCollaborators(
    _ call: Call<ListWindowQuery>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<Collaborator> {
    let owner = Collaborator(
      userID: project.ownerID, role: "owner", email: project.owner.email,
      name: project.owner.name, addedAt: project.createdAt)
    let rows = try db.all(
      CollaboratorRow.self, where: "project_id = ? ORDER BY user_id", project.id)
    var all = [owner]
    for row in rows { all.append(try collaborator(row, db)) }
    let window = call.input.window
    let shown = Array(all.dropFirst(window.offset).prefix(window.limit))
    return List(
      page: ListPage(
        limit: window.limit, offset: window.offset, total: all.count, shown: shown.count),
      items: shown)
  }

  static func addCollaborator(
    _ call: Call<AddCollaborator>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Collaborator> {
    let input = call.input
    let known: UserRow? =
      if let id = input.userID {
        try db.find(UserRow.self, id)
      } else {
        try db.first(UserRow.self, where: "email = ?", input.email.value)
      }
    guard let user = known else { throw StronglyError(.userNotFound) }
    let row = CollaboratorRow(
      projectID: project.id, userID: user.id, role: input.role, now: db.now)
    guard user.id != project.ownerID, try db.insert(row) == .done else {
      throw StronglyError(.collaboratorExists)
    }
    try note(
      "collaborator.added", in: project.id, about: user.id, named: user.name,
      by: call.caller.userID, db)
    return Bare(try collaborator(row, db))
  }

  static func updateCollaborator(
    _ call: Call<UpdateCollaborator>, _ row: CollaboratorRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Collaborator> {
    var row = row
    row.role = call.input.role
    _ = try db.update(row, key: row.id)
    return Bare(try collaborator(row, db))
  }

  static func removeCollaborator(
    _ call: Call<NoInput>, _ row: CollaboratorRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> NoContent {
    try db.delete(CollaboratorRow.self, row.id)
    return NoContent()
  }

  /// The project that the path names, open for changes.
  static func openProject(
    _ context: RequestContext, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> ProjectRow {
    try openProject(id: context.path["id"], caller, db)
  }

  /// The collaborator that the path names, of a project that is open for changes; its owner is
  /// none.
  static func collaborator(
    _ context: RequestContext, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> CollaboratorRow {
    let project = try openProject(context, caller, db)
    let row = try db.first(
      CollaboratorRow.self, where: "project_id = ? AND user_id = ?", project.id,
      context.path["userId"])
    guard let row else { throw StronglyError(.collaboratorNotFound) }
    return row
  }

  private static func collaborator(
    _ row: CollaboratorRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Collaborator {
    let user = try user(id: row.userID, db)
    return Collaborator(
      userID: row.userID, role: row.role.rawValue, email: user.email, name: user.name,
      addedAt: row.addedAt)
  }
}
