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

  /// Reads what `columns(of:)` selects.
  init(id: String, from row: inout RowReader) {
    self.id = id
    name = row.text()
    email = row.text()
  }

  /// Name and address of the owner of a table's row.
  static func columns(of table: String) -> [String] {
    ["name", "email"].map { "(SELECT \($0) FROM users WHERE users.id = \(table).owner_id)" }
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("name", name)
      json.field("email", email)
    }
  }
}
