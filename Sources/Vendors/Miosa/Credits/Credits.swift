import HTTPTypes
import Simulation
import Wire

/// Credits: what an organization has, what it has spent, and on what.
enum Credits: MiosaResource {
  private static let all = group(
    "/api/v1/credits", about: "credits", tier: 2, source: .docs("credits"))

  static let routes: [Route] = [
    all(.get, "/balance", "Get the credit balance", id: "getCreditBalance", by: getCreditBalance),
    all(
      .get, "/transactions", "List credit transactions", fails: .validationFailed,
      id: "listCreditTransactions", by: listCreditTransactions),
    all(
      .get, "/usage", "Get the credits used this month", id: "getCreditUsage", by: getCreditUsage),
  ]

  /// What every organization begins with. (Our choice: more than the demo data's past has spent.)
  static let grant = 25_000

  static let exhausted = Setting(
    "credits_exhausted", default: false,
    why: "what costs credits is refused with 402, and every balance is zero")

  static func getCreditBalance(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> CreditBalance {
    let tenant = try TenantRow.of(call.caller, db)
    let spent = try spent(by: tenant, db)
    return CreditBalance(
      tenantID: tenant.id, balance: try balance(of: tenant, db), earned: grant, spent: spent,
      updatedAt: db.now)
  }

  static func balance(
    of tenant: TenantRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Int {
    db.settings[exhausted] ? 0 : max(0, grant - (try spent(by: tenant, db)))
  }

  /// All that an organization ever spent, in workspaces that are gone too.
  static func spent(
    by tenant: TenantRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Int {
    try CreditLedger(of: tenant.id, db).spent
  }

  /// 402 for all that costs credits, in a world whose organizations have none left.
  static func admitSpending(_ db: borrowing Transaction) throws(MiosaError) {
    if db.settings[exhausted] { throw MiosaError(.insufficientCredits) }
  }

  /// Newest first: a day of a computer is a movement, and the grant is the first of all. A list
  /// that grows by itself is never whole: without a size of its own it is a page of the largest
  /// size.
  static func listCreditTransactions(
    _ call: Call<PageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> CreditTransactions {
    let tenant = try TenantRow.of(call.caller, db)
    let window = call.input.window(default: PageSize.largest)
    let page = try CreditLedger(of: tenant.id, db).page(
      offset: window.offset, limit: window.limit)
    var transactions = page.movements.map { movement in
      CreditTransaction(
        id: movement.id, tenantID: tenant.id, userID: tenant.ownerUserID,
        computerID: movement.computer, isEarned: false, credits: movement.credits,
        description: "compute", at: movement.day)
    }
    if transactions.count < window.limit, page.skipped == window.offset {
      transactions.append(
        CreditTransaction(
          id: tenant.id, tenantID: tenant.id, userID: tenant.ownerUserID, computerID: nil,
          isEarned: true, credits: grant, description: "welcome credits", at: tenant.createdAt))
    }
    return CreditTransactions(transactions: transactions)
  }

  static func getCreditUsage(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> CreditUsage {
    let start = UsagePeriod.monthStart(of: db.now)
    let metering = try Metering(ofTenant: call.caller.tenantID, since: start, db)
    return CreditUsage(
      compute: Metering.credits(metering.used(from: start, until: db.now)), start: start,
      end: db.now)
  }
}
