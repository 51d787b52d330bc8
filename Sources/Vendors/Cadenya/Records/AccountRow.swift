import Simulation
import Storage
import Wire

/// An account; everything else belongs to one.
struct AccountRow: StoredRow {
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
  static let columns = [
    "id", "slug", "name", "profile_id", "description", "domain", "billing_email",
    "challenge_token", "signing_key", "created_at",
  ]

  init(from row: inout RowReader) {
    id = row.text()
    slug = row.text()
    name = row.text()
    profileID = row.text()
    description = row.text()
    domain = row.text()
    billingEmail = row.text()
    challengeToken = row.text()
    signingKey = row.text()
    createdAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(slug)
    row.bind(name)
    row.bind(profileID)
    row.bind(description)
    row.bind(domain)
    row.bind(billingEmail)
    row.bind(challengeToken)
    row.bind(signingKey)
    row.bind(createdAt)
  }
}
