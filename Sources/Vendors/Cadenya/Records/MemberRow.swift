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
  @Derived private(set) var position = 0

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
  static let plan = RecordPlan(Self.self)
}

extension MemberRow {
  /// Writes a new member, who is a new actor.
  @discardableResult
  static func add(
    _ profileID: String, to workspaceID: String, at now: Instant, _ db: borrowing Transaction
  ) throws(CadenyaError) -> MemberRow {
    let member = MemberRow(
      workspaceID: workspaceID, profileID: profileID,
      actorID: try db.ulid("actor", prefix: "actor_", at: now), now: now)
    try db.add(member)
    return member
  }
}
