import Simulation
import Wire

/// The balance of an organization, bare. [docs credits] [SDK: types.py wants whole credits]
struct CreditBalance: ReplyBody {
  let tenantID: String
  let balance: Int
  let earned: Int
  let spent: Int
  let updatedAt: Instant

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("tenant_id", tenantID)
      json.field("balance_credits", balance)
      json.field("lifetime_earned", earned)
      json.field("lifetime_spent", spent)
      json.field("credit_expiry_at", nil as Instant?)
      json.field("updated_at", updatedAt)
    }
  }
}

/// A movement of credits, with the names of the documents and those of the Python SDK.
struct CreditTransaction: WireOutput {
  let id: String
  let tenantID: String
  let userID: String
  let computerID: String?
  let isEarned: Bool
  let credits: Int
  let description: String
  let at: Instant

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("tenant_id", tenantID)
      json.field("user_id", userID)
      json.field("computer_id", computerID)
      json.field("type", isEarned ? "earn" : "spend")
      json.field("amount_credits", credits)
      json.field("amount", credits)
      json.field("description", description)
      json.field("inserted_at", at)
      json.field("created_at", at)
    }
  }
}

/// The same list under the documented key and under the one the Python SDK wants.
/// [docs credits: `transactions`] [SDK: types.py: `data`]
struct CreditTransactions: ReplyBody {
  let transactions: [CreditTransaction]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("transactions", transactions)
      json.field("data", transactions)
    }
  }
}

/// Credits of the present month by what they went to. [SDK: types.py]
struct CreditUsage: ReplyBody {
  let compute: Int
  let start: Instant
  let end: Instant

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("compute", compute)
      json.field("ai", 0)
      json.field("storage", 0)
      json.field("total", compute)
      json.field("period_start", start)
      json.field("period_end", end)
    }
  }
}

extension Miosa {
  /// What every organization begins with. (Our choice: more than the demo data's past has spent.)
  static let grant = 25_000

  static let creditsExhausted = Setting(
    "credits_exhausted", default: false,
    why: "what costs credits is refused with 402, and every balance is zero")

  static func getCreditBalance(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> CreditBalance {
    let tenant = try tenant(of: call.caller, db)
    let spent = try spent(by: tenant, db)
    return CreditBalance(
      tenantID: tenant.id, balance: try balance(of: tenant, db), earned: grant, spent: spent,
      updatedAt: db.now)
  }

  static func balance(
    of tenant: TenantRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Int {
    db.settings[creditsExhausted] ? 0 : max(0, grant - (try spent(by: tenant, db)))
  }

  /// All that an organization ever spent, in workspaces that are gone too.
  static func spent(
    by tenant: TenantRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Int {
    try ledger(of: tenant, db).spent
  }

  private static func ledger(
    of tenant: TenantRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> CreditLedger {
    CreditLedger(Metering(try meterings(ofTenant: tenant.id, db).map(\.metering)))
  }

  /// Newest first: a day of a computer is a movement, and the grant is the first of all. A list
  /// that grows by itself is never whole: without a size of its own it is a page of the largest
  /// size.
  static func listCreditTransactions(
    _ call: Call<PageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> CreditTransactions {
    let tenant = try tenant(of: call.caller, db)
    let (limit, offset) = call.input.window(default: PageWindow.largestSize)
    let page = try ledger(of: tenant, db).page(offset: offset, limit: limit)
    var transactions = page.movements.map { movement in
      CreditTransaction(
        id: movement.id, tenantID: tenant.id, userID: tenant.ownerUserID,
        computerID: movement.computer, isEarned: false, credits: movement.credits,
        description: "compute", at: movement.day)
    }
    if transactions.count < limit, page.skipped == offset {
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
    let metering = Metering(
      try meterings(ofTenant: call.caller.tenantID, since: start, db).map(\.metering))
    return CreditUsage(
      compute: Metering.credits(metering.used(from: start, until: db.now)), start: start,
      end: db.now)
  }
}
