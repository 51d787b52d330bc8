import Simulation
import Storage
import Wire

/// A user as other things show their owner. [seed 002] The id is `id` in the envelope as well, as
/// the newest pages have it in what is inside something else. [skill account.md]
struct Person: WireOutput {
  let id: String
  let name: String
  let email: String

  init(id: String, name: String, email: String) {
    self.id = id
    self.name = name
    self.email = email
  }

  /// Selects the name and the address of the owner of a table's row, as `ownerName` and `ownerEmail`.
  static func expressions(of table: String) -> [String: String] {
    [
      "ownerName": "(SELECT name FROM users WHERE users.id = \(table).owner_id)",
      "ownerEmail": "(SELECT email FROM users WHERE users.id = \(table).owner_id)",
    ]
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("name", name)
      json.field("email", email)
    }
  }
}
