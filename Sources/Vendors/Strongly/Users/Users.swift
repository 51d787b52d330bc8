import HTTPTypes
import Simulation
import Wire

/// Users, and the account of the user behind the key.
enum Users: StronglyResource {
  static let kind = kind("user", UserRow.self, render: UserItem.init)
  static let kinds = [kind]

  private static let all = group(
    "/api/v1/users", about: "user", tier: 2, access: .scope("users:read"),
    writing: .scope("users:write"), source: .docs("api/users"))

  static let routes: [Route] = [
    all(.get, "", "List users", fails: .validationError, id: "listUsers", by: listUsers),
    all(.get, "/me", "Get the own account", id: "getCurrentUser", by: getCurrentUser),
    all(
      .put, "/me", "Update the own account", fails: .validationError, id: "updateCurrentUser",
      by: updateCurrentUser),
    all(
      .delete, "/me", "Delete the own account", returns: .noContent, id: "deleteCurrentUser",
      by: deleteCurrentUser),
    all.on(UserRow.self, at: "/{id}")(.get, "", "Get a user", id: "getUser", by: getUser),
  ]

  /// The members of the organization, and those who have deleted their accounts. [our choice: who was
  /// removed from the members belongs to it no longer]
  static func listUsers(
    _ call: Call<ListUsers>, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<UserItem> {
    let input = call.input
    var filter = RowFilter("organization_id = ?", call.caller.organizationID)
    filter.require(
      """
      (status = 'archived' OR EXISTS (SELECT 1 FROM members
        WHERE members.organization_id = users.organization_id AND members.user_id = users.id))
      """)
    filter.require("(status = 'archived') = ?", ifPresent: input.archived)
    filter.require("(status = 'active') = ?", ifPresent: input.active)
    filter.search(input.search, in: .nameAndAddress)
    return try List(filter, for: input, db)
  }

  static func getCurrentUser(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<User> {
    try show(try UserRow.required(call.caller.userID, db), db)
  }

  static func updateCurrentUser(
    _ call: Call<UpdateCurrentUser>, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<User> {
    var row = try UserRow.required(call.caller.userID, db)
    call.remarkUnchanged([], db)
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
    var row = try UserRow.required(call.caller.userID, db)
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
    let organization = try OrganizationRow.required(row.organizationID, db)
    return Bare(User(row: row, organizationName: organization.name))
  }
}

/// What `GET /users` takes. [docs api/users]
struct ListUsers: SortedListQuery {
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
struct UpdateCurrentUser: ChangeBody {
  let name: ResourceName<0>?

  static let members = memberNames
}
