import Simulation
import Storage
import Wire

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
struct CollaboratorDocument: WireOutput, ConvertedColumn {
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

extension CollaboratorDocument: Sampled {
  static let sample = CollaboratorDocument(
    stored: RawJSON(
      [
        Collaborator(
          userID: "sample", role: "sample", email: "sample", name: "sample", addedAt: .sample)
      ].serialized()))
}
