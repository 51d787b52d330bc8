import HTTPTypes
import Simulation
import Storage
import Wire

/// The profiles that are in a workspace. [spec]
enum Members: CadenyaResource {
  private static let base = group(
    "/v1/account/workspaces/{workspaceId}/members", about: "member", tier: 2,
    access: .scope("admin workspaces:read"), writing: .scope("admin workspaces:manage"),
    source: .openAPI)
  private static let all = base.on(Loader(WorkspaceRow.self, named: "workspaceId"))
  private static let open = base.on(WorkspaceRow.changeable)

  static let routes: [Route] = [
    all(
      .get, "", "List members of a workspace", fails: .invalidArgument, id: "listWorkspaceMembers",
      by: listWorkspaceMembers),
    open(
      .post, "", "Add a member to a workspace", fails: .invalidArgument, id: "addWorkspaceMember",
      by: addWorkspaceMember),
    open(
      .delete, "/{profileId}", "Remove a member from a workspace", id: "removeWorkspaceMember",
      by: removeWorkspaceMember),
  ]

  static func listWorkspaceMembers(
    _ call: Call<BareQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<WorkspaceMember> {
    try CadenyaPage(
      of: MemberRow.self, RowFilter("workspace_id = ? AND is_active = 1", workspace.id),
      call.input.list, db
    ) { (member, db) throws(CadenyaError) in
      WorkspaceMember(member, try ProfileRow.find(member.profileID, for: call.caller, db))
    }
  }

  /// Adds a profile, by its id or by an address: an unknown address is invited, which makes its
  /// profile. A member stays the same actor; a former member becomes it again. [spec]
  static func addWorkspaceMember(
    _ call: Call<AddWorkspaceMember>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceMember {
    let profile: ProfileRow
    switch (call.input.profileID.flatMap(given), call.input.email.flatMap(given)) {
    case (let id?, nil): profile = try ProfileRow.find(id, for: call.caller, db)
    case (nil, let email?): profile = try invited(email, call.caller, db)
    default: throw CadenyaError(.invalidArgument, "exactly one of profileId and email must be set")
    }
    if var known = try db.find(MemberRow.self, MemberRow.key(workspace.id, profile.id)) {
      if !known.isActive {
        known.isActive = true
        known.addedAt = db.now
        _ = try db.update(known, key: known.key)
      }
      return WorkspaceMember(known, profile)
    }
    return WorkspaceMember(
      try MemberRow.add(profile.id, to: workspace.id, at: db.now, db), profile)
  }

  /// Takes a profile out of a workspace; the profile stays. [spec]
  static func removeWorkspaceMember(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> EmptyAnswer {
    let profile = try ProfileRow.find(call.path["profileId"], for: call.caller, db)
    guard var member = try db.find(MemberRow.self, MemberRow.key(workspace.id, profile.id)),
      member.isActive
    else { throw CadenyaError(missing: "member", profile.id) }
    member.isActive = false
    _ = try db.update(member, key: member.key)
    return EmptyAnswer()
  }

  private static func given(_ text: String) -> String? { text.isEmpty ? nil : text }

  private static func invited(
    _ email: String, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> ProfileRow {
    let address = email.lowercased()
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let name = parts.first, !name.isEmpty, parts.last?.isEmpty == false
    else { throw CadenyaError(invalid: "email", "is no address") }
    let known = try db.first(
      ProfileRow.self, where: "account_id = ? AND email = ?", caller.accountID, address)
    if let known { return known }
    let profile = ProfileRow(
      ResourceColumns(
        id: try db.ulid("profile", prefix: "profile_"), accountID: caller.accountID,
        name: String(name), profileID: caller.profileID, now: db.now),
      type: .user, email: address, isAdmin: false)
    try db.add(profile)
    return profile
  }
}

/// A member as Cadenya shows it. [spec]
struct WorkspaceMember: ReplyBody {
  let profileID: String
  let actorID: String
  let name: String
  let email: String
  let addedAt: Timestamp

  init(_ member: MemberRow, _ profile: ProfileRow) {
    profileID = profile.id
    actorID = member.actorID
    name = profile.resource.name
    email = profile.email
    addedAt = Timestamp(member.addedAt)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("profileId", profileID)
      json.field("actorId", actorID)
      json.field("name", name)
      json.field("email", email)
      json.field("addedAt", addedAt)
    }
  }
}

/// The body of `POST .../members`: exactly one of the two. [spec]
struct AddWorkspaceMember: RequestBody, RequiresMembers {
  let profileID: String?
  let email: String?

  enum CodingKeys: String, CodingKey {
    case profileID = "profileId"
    case email
  }

  static let requirements = [MemberRequirement.exactlyOne(["profileId", "email"])]
}
