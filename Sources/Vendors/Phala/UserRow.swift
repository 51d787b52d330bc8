import Simulation
import Storage
import Wire

/// A user. Every key belongs to one.
struct UserRow: StoredRow {
  let id: String
  /// The integer that older answers show in place of the id.
  let number: Int
  let username: String
  let email: String
  let createdAt: Instant

  static let table = "users"
  static let columns = ["id", "number", "username", "email", "created_at"]

  init(id: String, number: Int, username: String, createdAt: Instant) {
    self.id = id
    self.number = number
    self.username = username
    email = "\(username)@example.com"
    self.createdAt = createdAt
  }

  init(from row: inout RowReader) {
    id = row.text()
    number = row.integer()
    username = row.text()
    email = row.text()
    createdAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(number)
    row.bind(username)
    row.bind(email)
    row.bind(createdAt)
  }
}
