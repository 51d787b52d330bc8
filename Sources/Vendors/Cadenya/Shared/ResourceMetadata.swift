import Simulation
import Storage
import Wire

/// What every resource of an account begins with. [seed 001]
///
/// A superset of all ages of the API: `externalId` and `labels` are always there, as SDKs since
/// August require, and `createdAt` came in June.
struct AccountResourceMetadata: WireOutput {
  let id: String
  let accountID: String
  let name: String
  let profileID: String
  let externalID: String
  let labels: RawJSON
  let createdAt: Timestamp

  init(_ columns: ResourceColumns) {
    id = columns.id
    accountID = columns.accountID
    name = columns.name
    profileID = columns.profileID
    externalID = columns.externalID ?? ""
    labels = columns.labels
    createdAt = Timestamp(columns.createdAt)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("accountId", accountID)
      json.field("name", name)
      json.field("profileId", profileID)
      json.field("externalId", externalID)
      json.field("labels", labels)
      json.field("createdAt", createdAt)
    }
  }
}

/// What every resource of a workspace begins with. [spec]
struct ResourceMetadata: WireOutput {
  let id: String
  let accountID: String
  let workspaceID: String
  let name: String
  let profileID: String
  let externalID: String
  let labels: RawJSON
  let createdAt: Timestamp
  let updatedAt: Timestamp

  init(_ columns: ResourceColumns, in workspaceID: String) {
    id = columns.id
    accountID = columns.accountID
    self.workspaceID = workspaceID
    name = columns.name
    profileID = columns.profileID
    externalID = columns.externalID ?? ""
    labels = columns.labels
    createdAt = Timestamp(columns.createdAt)
    updatedAt = Timestamp(columns.updatedAt)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("accountId", accountID)
      json.field("workspaceId", workspaceID)
      json.field("name", name)
      json.field("profileId", profileID)
      json.field("externalId", externalID)
      json.field("labels", labels)
      json.field("createdAt", createdAt)
      json.field("updatedAt", updatedAt)
    }
  }
}

/// An instant as Cadenya writes it: RFC 3339 in UTC with exactly three digits of a second, for the
/// Python SDK reads only three or six of them on Python 3.9 and 3.10. [SDK: cadenya 1.8.0]
struct Timestamp: WireScalar {
  let instant: Instant

  init(_ instant: Instant) { self.instant = instant }

  static var schema: Schema { Instant.schema }

  static var sample: Timestamp { Timestamp(Instant.sample) }

  static func parse(_ json: JSON) -> Result<Timestamp, Violation.Rule> {
    Instant.parse(json).map(Timestamp.init)
  }

  func write(to json: inout JSONWriter) { json.value(instant.iso8601(.milliseconds)) }
}
