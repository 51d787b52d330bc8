import Simulation
import Storage
import Wire

/// A change of an organization's credits, as it is stored. The past of the demo data: nothing here
/// spends.
struct CreditTransactionRow: StoredRow, Decodable {
  let id: String
  let organizationID: String
  /// `purchase` or `usage`.
  let type: String
  let amountCents: Int
  /// What was left after it.
  let balanceCents: Int
  let description: String
  let createdAt: Instant

  static let table = "credit_transactions"
  static let columns = [
    "id", "organization_id", "type", "amount_cents", "balance_cents", "description", "created_at",
  ]

  init(
    id: String, organizationID: String, type: String, amountCents: Int, balanceCents: Int,
    description: String, createdAt: Instant
  ) {
    self.id = id
    self.organizationID = organizationID
    self.type = type
    self.amountCents = amountCents
    self.balanceCents = balanceCents
    self.description = description
    self.createdAt = createdAt
  }

  init(from row: inout RowReader) {
    id = row.text()
    organizationID = row.text()
    type = row.text()
    amountCents = row.integer()
    balanceCents = row.integer()
    description = row.text()
    createdAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(organizationID)
    row.bind(type)
    row.bind(amountCents)
    row.bind(balanceCents)
    row.bind(description)
    row.bind(createdAt)
  }
}
