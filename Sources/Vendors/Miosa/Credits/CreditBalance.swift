import Simulation
import Wire

/// The balance of an organization, bare. [docs credits] [SDK: types.py wants whole credits; Go,
/// TypeScript and Elixir read `balance` and `expires_at`]
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
      json.field("balance", balance)
      json.field("lifetime_earned", earned)
      json.field("lifetime_spent", spent)
      json.field("credit_expiry_at", nil as Instant?)
      json.field("expires_at", nil as Instant?)
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

extension CreditTransaction {
  init(_ movement: CreditLedger.Movement, of tenant: TenantRow) {
    id = movement.id(in: tenant.id)
    tenantID = tenant.id
    userID = tenant.ownerUserID
    switch movement.cause {
    case .computer(let computer):
      computerID = computer
      isEarned = false
      description = "compute"
    case .lot:
      computerID = nil
      isEarned = true
      description = "automatic refill"
    }
    credits = movement.credits
    at = movement.day
  }
}

/// The same list under the documented key and under the one the Python SDK wants.
/// [docs credits: `transactions`] [SDK: types.py: `data`; Go and TypeScript: `meta`]
struct CreditTransactions: ReplyBody {
  let transactions: [CreditTransaction]
  let meta: PageMeta

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("transactions", transactions)
      json.field("data", transactions)
      json.field("meta", meta)
    }
  }
}

/// Credits of the present month by what they went to. [SDK: types.py; Go and TypeScript read
/// `compute_credits`, `ai_credits` and `total_credits`]
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
      json.field("compute_credits", compute)
      json.field("ai_credits", 0)
      json.field("total_credits", compute)
      json.field("period_start", start)
      json.field("period_end", end)
    }
  }
}
