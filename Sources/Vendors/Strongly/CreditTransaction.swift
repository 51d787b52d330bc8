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

/// A change of credits; its shape is our choice. [route: docs api/organizations]
struct CreditTransaction: ListItem {
  let row: CreditTransactionRow

  init(_ row: CreditTransactionRow) { self.row = row }

  static let plural: StaticString = "transactions"

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.identifier(row.id)
      json.field("type", row.type)
      json.field("amount", Double(row.amountCents) / 100)
      json.field("balance", Double(row.balanceCents) / 100)
      json.field("description", row.description)
      json.field("createdAt", row.createdAt)
    }
  }
}

extension Strongly {
  static func listTransactions(
    _ call: Call<ListWindowQuery>, _ organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<CreditTransaction> {
    let (rows, page) = try list(
      CreditTransactionRow.self, RowFilter("organization_id = ?", organization.id),
      by: "created_at DESC, rowid DESC", call.input.window, db)
    return List(page: page, items: rows.map(CreditTransaction.init))
  }

  /// Writes the demo organization's: bought in January, used since, with the documented balance
  /// left.
  static func addTransactions(_ db: borrowing Transaction) throws(StronglyError) {
    let entries: [(type: String, amount: Int, balance: Int, text: String, day: Int)] = [
      ("purchase", 500_000, 500_000, "Credit purchase", 0),
      ("usage", -31_250, 468_750, "Usage in January", 17),
      ("usage", -18_750, 450_000, "Usage in February", 45),
    ]
    for entry in entries {
      try db.add(
        CreditTransactionRow(
          id: try db.token("transaction", prefix: "txn_", .lowercase, length: 12),
          organizationID: DemoData.organizationID, type: entry.type, amountCents: entry.amount,
          balanceCents: entry.balance, description: entry.text,
          createdAt: DemoData.begun + .seconds(86_400 * entry.day)))
    }
  }
}
