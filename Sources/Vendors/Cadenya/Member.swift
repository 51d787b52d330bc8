import Simulation
import Storage
import Wire

/// A profile's place in a workspace. One that was removed stays, so that its actor comes back with
/// it. [spec, AddWorkspaceMember]
struct MemberRow: ListedRow {
  /// Workspace and profile together.
  let key: String
  let workspaceID: String
  let profileID: String
  let actorID: String
  var addedAt: Instant
  var isActive = true
  private(set) var position = 0

  init(workspaceID: String, profileID: String, actorID: String, now: Instant) {
    key = Self.key(workspaceID, profileID)
    self.workspaceID = workspaceID
    self.profileID = profileID
    self.actorID = actorID
    addedAt = now
  }

  static func key(_ workspaceID: String, _ profileID: String) -> String {
    "\(workspaceID) \(profileID)"
  }

  static let table = "workspace_members"
  static let columns = [
    "key", "workspace_id", "profile_id", "actor_id", "added_at", "is_active",
  ]
  static let derivedColumns = ["position"]

  init(from row: inout RowReader) {
    key = row.text()
    workspaceID = row.text()
    profileID = row.text()
    actorID = row.text()
    addedAt = row.instant()
    isActive = row.flag()
    position = row.integer()
  }

  func store(into row: inout RowWriter) {
    row.bind(key)
    row.bind(workspaceID)
    row.bind(profileID)
    row.bind(actorID)
    row.bind(addedAt)
    row.bind(isActive)
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
struct AddWorkspaceMember: RequestBody {
  let profileID: String?
  let email: String?

  enum CodingKeys: String, CodingKey {
    case profileID = "profileId"
    case email
  }
}

extension Cadenya {
  static func listWorkspaceMembers(
    _ call: Call<BareQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<WorkspaceMember> {
    try page(
      of: MemberRow.self, ListFilter("workspace_id = ? AND is_active = 1", workspace.id),
      call.input.list, db
    ) { (member, db) throws(CadenyaError) in
      WorkspaceMember(
        member, try named(member.profileID, ProfileRow.self, "profile", call.caller, db))
    }
  }

  /// Adds a profile, by its id or by an address: an unknown address is invited, which makes its
  /// profile. A member stays the same actor; a former member becomes it again. [spec]
  static func addWorkspaceMember(
    _ call: Call<AddWorkspaceMember>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceMember {
    let profile: ProfileRow
    switch (call.input.profileID.flatMap(given), call.input.email.flatMap(given)) {
    case (let id?, nil): profile = try named(id, ProfileRow.self, "profile", call.caller, db)
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
    let member = MemberRow(
      workspaceID: workspace.id, profileID: profile.id,
      actorID: try db.ulid("actor", prefix: "actor_"), now: db.now)
    try db.add(member)
    return WorkspaceMember(member, profile)
  }

  /// Takes a profile out of a workspace; the profile stays. [spec]
  static func removeWorkspaceMember(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> EmptyAnswer {
    let profile = try named(
      call.path["profileId"], ProfileRow.self, "profile", call.caller, db)
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
