import Storage
import Wire

/// The policy document of a workspace, kept as it was sent.
struct PolicyRow: Record {
  let ownerID: String
  let document: RawJSON
  let updatedAt: Instant

  static let table = "policies"
  static let plan = RecordPlan(Self.self)
}
