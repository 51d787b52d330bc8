import Simulation
import Wire

/// A user, whole. [docs api/users]
struct User: WireOutput {
  let row: UserRow
  let organizationName: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.identifier(row.id)
      json.field("email", row.email)
      json.field("emails", array: [row.email]) { json, address in
        json.object { json in
          json.field("address", address)
          json.field("verified", true)
        }
      }
      json.field("name", row.name)
      json.field("username", row.username)
      json.field("profile") { json in
        json.field("firstName", row.firstName)
        json.field("lastName", row.lastName)
        json.field("bio", row.bio)
        json.field("timezone", row.timezone)
      }
      json.field("role", row.role)
      json.field("roles", [row.role])
      json.field("status", row.status)
      json.field("organizationId", row.organizationID)
      json.field("organization") { json in
        json.field("id", row.organizationID)
        json.field("name", organizationName)
      }
      json.field("avatarUrl", row.avatarURL)
      json.field("lastLogin", row.lastLoginAt)
      json.field("lastLoginAt", row.lastLoginAt)
      json.field("createdAt", row.createdAt)
      json.field("updatedAt", row.updatedAt)
    }
  }
}

/// A user in a list. [docs api/users]
struct UserItem: ListItem {
  let row: UserRow

  init(_ row: UserRow) { self.row = row }

  static let plural: StaticString = "users"

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.identifier(row.id)
      json.field("email", row.email)
      json.field("name", row.name)
      json.field("username", row.username)
      json.field("role", row.role)
      json.field("status", row.status)
      json.field("organizationId", row.organizationID)
      json.field("avatarUrl", row.avatarURL)
      json.field("lastLoginAt", row.lastLoginAt)
      json.field("createdAt", row.createdAt)
    }
  }
}

/// What `GET /users` takes. [docs api/users]
struct ListUsers: RequestQuery {
  let search: String?
  let archived: Bool?
  let active: Bool?
  let limit: ListLimit?
  let offset: ListOffset?
  let sort: ListOrder<Field>?

  enum Field: String, SortField {
    case createdAt, updatedAt, name, email, username, lastLoginAt
  }
}

/// The body of `PUT /users/me`. [docs api/users]
struct UpdateCurrentUser: RequestBody {
  let name: NonEmptyText?
}

extension Strongly {
  static let userResource = resource("user", UserRow.self, render: UserItem.init)

  static func listUsers(
    _ call: Call<ListUsers>, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<UserItem> {
    let input = call.input
    var filter = RowFilter("organization_id = ?", call.caller.organizationID)
    filter.require("(status = 'archived') = ?", input.archived)
    filter.require("(status = 'active') = ?", input.active)
    filter.search(input.search)
    let (rows, page) = try list(
      UserRow.self, filter,
      by: (input.sort ?? ListOrder(field: .createdAt, isDescending: true)).clause,
      ListWindow(limit: input.limit, offset: input.offset), db)
    return List(page: page, items: rows.map(UserItem.init))
  }

  static func getCurrentUser(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<User> {
    try show(try user(of: call.caller, db), db)
  }

  static func updateCurrentUser(
    _ call: Call<UpdateCurrentUser>, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<User> {
    var row = try user(of: call.caller, db)
    if let name = call.input.name?.value {
      row.rename(name, now: db.now)
      _ = try db.update(row, key: row.id)
    }
    return try show(row, db)
  }

  /// Archives the account, revokes its keys and ends its membership; the user is locked out at
  /// once. [skill account.md]
  static func deleteCurrentUser(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(StronglyError) -> NoContent {
    var row = try user(of: call.caller, db)
    row.status = "archived"
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    _ = try db.execute("UPDATE api_keys SET is_revoked = 1 WHERE user_id = ?", row.id)
    _ = try db.execute("DELETE FROM members WHERE user_id = ?", row.id)
    return NoContent()
  }

  static func getUser(
    _ call: Call<NoInput>, _ user: UserRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<User> {
    try show(user, db)
  }

  private static func show(
    _ row: UserRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<User> {
    Bare(
      User(row: row, organizationName: try organization(id: row.organizationID, db).name))
  }

  /// The user behind the caller's key.
  static func user(
    of caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> UserRow {
    try user(id: caller.userID, db)
  }

  /// The user that the path names, in the caller's organization; any other is 404.
  static func user(
    _ context: RequestContext, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> UserRow {
    let row = try user(id: context.path["id"], db)
    guard row.organizationID == caller.organizationID else { throw StronglyError(.userNotFound) }
    return row
  }

  static func user(id: String, _ db: borrowing Transaction) throws(StronglyError) -> UserRow {
    guard let row = try db.find(UserRow.self, id) else { throw StronglyError(.userNotFound) }
    return row
  }
}
