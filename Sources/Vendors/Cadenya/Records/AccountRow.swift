import Simulation
import Storage
import Wire

/// An account; everything else belongs to one.
struct AccountRow: Record {
  let id: String
  /// What keys of the form `account_<slug>_<random>` name.
  let slug: String
  let name: String
  /// The admin who founded it.
  let profileID: String
  let description: String
  let domain: String
  let billingEmail: String
  var challengeToken: String
  var signingKey: String
  let createdAt: Instant

  init(
    id: String, slug: String, name: String, profileID: String, challengeToken: String,
    signingKey: String, now: Instant
  ) {
    self.id = id
    self.slug = slug
    self.name = name
    self.profileID = profileID
    description = ""
    domain = "\(slug).example"
    billingEmail = "billing@\(slug).example"
    self.challengeToken = challengeToken
    self.signingKey = signingKey
    createdAt = now
  }

  static let table = "accounts"
  static let plan = RecordPlan(Self.self)
}
