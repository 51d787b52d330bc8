import Simulation
import Storage
import Wire

/// A change of an organization's credits, as it is stored. The past of the demo data: nothing here
/// spends.
struct CreditTransactionRow: Record {
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
  static let plan = RecordPlan(Self.self)
}
