import Simulation
import Storage
import Wire

/// A user. Every key belongs to one.
struct UserRow: Record {
  let id: String
  /// The integer that older answers show in place of the id.
  let number: Int
  let username: String
  let email: String
  let createdAt: Instant

  static let table = "users"
  static let plan = RecordPlan(Self.self)

  init(id: String, number: Int, username: String, createdAt: Instant) {
    self.id = id
    self.number = number
    self.username = username
    email = "\(username)@example.com"
    self.createdAt = createdAt
  }
}
