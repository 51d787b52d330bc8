import HTTPTypes
import Simulation
import Wire

/// What an organization has to spend, and how that came about.
enum CreditTransactions: StronglyResource {
  static let routes: [Route] = [
    Organizations.one(
      .get, "/credits", "Get the credit balance", id: "getCredits", by: getCredits),
    Organizations.one(
      .get, "/transactions", "List credit transactions", fails: .validationError,
      id: "listTransactions", by: listTransactions),
  ]

  static func getCredits(
    _ call: Call<NoInput>, _ organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Credits> {
    Bare(Credits(cents: organization.creditCents))
  }

  static func listTransactions(
    _ call: Call<ListWindowQuery>, _ organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<CreditTransaction> {
    try List(RowFilter("organization_id = ?", organization.id), for: call.input, db)
  }
}

/// A change of credits; its shape is our choice. [route: docs api/organizations]
struct CreditTransaction: RowItem {
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
