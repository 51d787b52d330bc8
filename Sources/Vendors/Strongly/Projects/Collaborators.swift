import HTTPTypes
import Simulation
import Storage
import Wire

/// Who works on a project beside its owner.
enum Collaborators: StronglyResource {
  private static let path = "/{id}/collaborators"
  private static let one = Projects.all.on(collaborator, at: "\(path)/{userId}")

  static let routes: [Route] = [
    Projects.all.on(ProjectRow.self, at: path)(
      .get, "", "List who works on a project", fails: .validationError, id: "listCollaborators",
      by: listCollaborators),
    Projects.all.on(openProject, at: path)(
      .post, "", "Add a collaborator", returns: .created,
      fails: .validationError, .userNotFound, .collaboratorExists, id: "addCollaborator",
      by: addCollaborator),
    one(
      .put, "", "Change the role of a collaborator", fails: .validationError,
      id: "updateCollaborator", by: updateCollaborator),
    one(
      .delete, "", "Remove a collaborator", returns: .noContent, id: "removeCollaborator",
      by: removeCollaborator),
  ]

  /// The project that the path names, open for changes.
  private static let openProject = Loader<ProjectRow>(
    fails: .projectArchived, .projectNotFound,
    by: { (context, caller, db) throws(StronglyError) in
      try ProjectRow.findOpen(context.path["id"], for: caller, db)
    })

  /// The collaborator that the path names, of a project that is open for changes; its owner is
  /// none.
  private static let collaborator = Loader<CollaboratorRow>(
    fails: [.collaboratorNotFound] + openProject.failures,
    by: { (context, caller, db) throws(StronglyError) in
      let project = try openProject.load(context, caller, db)
      let row = try db.first(
        CollaboratorRow.self, where: "project_id = ? AND user_id = ?", project.id,
        context.path["userId"])
      guard let row else { throw StronglyError(.collaboratorNotFound) }
      return row
    })

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
      page: ListPage(window, total: all.count, shown: shown.count), items: shown)
  }

  static func addCollaborator(
    _ call: Call<AddCollaborator>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Collaborator> {
    let input = call.input
    let known: UserRow? =
      if let id = input.userID?.nonEmpty {
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
    try project.note(
      "collaborator.added", about: user.id, named: user.name, by: call.caller, db)
    return Bare(try collaborator(row, db))
  }

  static func updateCollaborator(
    _ call: Call<UpdateCollaborator>, _ row: CollaboratorRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Collaborator> {
    var row = row
    row.role = call.input.role
    _ = try db.update(row, key: row.id)
    try note("collaborator.updated", row, call.caller, db)
    return Bare(try collaborator(row, db))
  }

  static func removeCollaborator(
    _ call: Call<NoInput>, _ row: CollaboratorRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> NoContent {
    try note("collaborator.removed", row, call.caller, db)
    try db.delete(CollaboratorRow.self, row.id)
    return NoContent()
  }

  private static func note(
    _ action: String, _ row: CollaboratorRow, _ caller: StronglyCaller,
    _ db: borrowing Transaction
  ) throws(StronglyError) {
    let user = try UserRow.required(row.userID, db)
    try ActivityRow.add(
      action, in: row.projectID, about: user.id, named: user.name, by: caller, db)
  }

  private static func collaborator(
    _ row: CollaboratorRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Collaborator {
    let user = try UserRow.required(row.userID, db)
    return Collaborator(
      userID: row.userID, role: row.role.rawValue, email: user.email, name: user.name,
      addedAt: row.addedAt)
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
