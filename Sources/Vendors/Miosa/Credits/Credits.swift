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

  static let exhausted = Setting(
    "credits_exhausted", default: false,
    why: "what costs credits is refused with 402, and every balance is zero")

  /// What an organization was given or has bought, and what it has spent. The balance is always the
  /// one less the other. In a world whose organizations have none left, none is bought, and what
  /// was spent is all that was given.
  struct Account {
    let welcome: Int
    let earned: Int
    let spent: Int

    var balance: Int { earned - spent }

    init(_ ledger: CreditLedger, isExhausted: Bool) {
      spent = ledger.spent
      welcome = isExhausted ? spent : CreditLedger.grant
      earned = welcome + ledger.lots(for: spent) * CreditLedger.lot
    }
  }

  private static func ledger(
    of tenant: TenantRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> CreditLedger {
    try CreditLedger(of: tenant.id, isRefilled: !db.settings[exhausted], db)
  }

  /// All that an organization ever earned and spent, in workspaces that are gone too.
  static func account(
    of tenant: TenantRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Account {
    Account(try ledger(of: tenant, db), isExhausted: db.settings[exhausted])
  }

  static func getCreditBalance(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> CreditBalance {
    let tenant = try TenantRow.of(call.caller, db)
    let account = try account(of: tenant, db)
    return CreditBalance(
      tenantID: tenant.id, balance: account.balance, earned: account.earned, spent: account.spent,
      updatedAt: db.now)
  }

  /// 402 for all that costs credits, in a world whose organizations have none left.
  static func admitSpending(_ db: borrowing Transaction) throws(MiosaError) {
    if db.settings[exhausted] { throw MiosaError(.insufficientCredits) }
  }

  /// Newest first: a day of a computer is a movement, so is a lot that was bought, and the grant is
  /// the first of all. A list
  /// that grows by itself is never whole: without a size of its own it is a page of the largest
  /// size.
  static func listCreditTransactions(
    _ call: Call<PageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> CreditTransactions {
    let tenant = try TenantRow.of(call.caller, db)
    let window = call.input.window(default: PageSize.largest)
    let ledger = try ledger(of: tenant, db)
    let page = ledger.page(offset: window.offset, limit: window.limit)
    var transactions = page.movements.map { CreditTransaction($0, of: tenant) }
    if transactions.count < window.limit, page.skipped == window.offset {
      transactions.append(
        CreditTransaction(
          id: tenant.id, tenantID: tenant.id, userID: tenant.ownerUserID, computerID: nil,
          isEarned: true, credits: Account(ledger, isExhausted: db.settings[exhausted]).welcome,
          description: "welcome credits", at: tenant.createdAt))
    }
    // The grant is one more.
    return CreditTransactions(
      transactions: transactions, meta: PageMeta(total: ledger.count + 1, window))
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
