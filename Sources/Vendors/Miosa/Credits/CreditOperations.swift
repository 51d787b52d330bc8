import HTTPTypes
import Simulation

/// Routes of credits, usage and quotas.
extension Miosa {
  static let creditOperations: [Operation] = [
    operation(
      .get, "/api/v1/credits/balance", "Get the credit balance", returns: .ok,
      id: "getCreditBalance", about: "credits", tier: 2, by: getCreditBalance,
      source: .docs("credits")),
    operation(
      .get, "/api/v1/credits/transactions", "List credit transactions", returns: .ok,
      fails: .validationFailed, id: "listCreditTransactions", about: "credits", tier: 2,
      by: listCreditTransactions, source: .docs("credits")),
    operation(
      .get, "/api/v1/credits/usage", "Get the credits used this month", returns: .ok,
      id: "getCreditUsage", about: "credits", tier: 2, by: getCreditUsage, source: .docs("credits")),
    operation(
      .get, "/api/v1/usage", "Report usage by group", returns: .ok, fails: .validationFailed,
      id: "getUsage", about: "usage", tier: 2, access: .scope("usage:read"), by: getUsage,
      source: .docs("usage")),
    operation(
      .get, "/api/v1/usage/summary", "Summarize usage", returns: .ok, fails: .validationFailed,
      id: "getUsageSummary", about: "usage", tier: 2, access: .scope("usage:read"),
      by: getUsageSummary, source: .sdk("usage.py")),
    operation(
      .get, "/api/v1/usage/sessions", "List the sessions that were metered", returns: .ok,
      fails: .validationFailed, id: "listUsageSessions", about: "usage", tier: 2,
      access: .scope("usage:read"), by: listUsageSessions, source: .sdk("usage.py")),
    operation(
      .get, "/api/v1/quotas/external/{id}", "Read an external user's caps", returns: .ok,
      id: "getExternalQuota", about: "quota", tier: 2, by: getExternalQuota,
      source: .sdk("quotas.py")),
    operation(
      .put, "/api/v1/quotas/external/{id}", "Set an external user's caps", returns: .ok,
      fails: .validationFailed, id: "setExternalQuota", about: "quota", tier: 2,
      by: setExternalQuota, source: .sdk("quotas.py")),
    operation(
      .delete, "/api/v1/quotas/external/{id}", "Clear an external user's caps", returns: .noContent,
      id: "deleteExternalQuota", about: "quota", tier: 2, by: deleteExternalQuota,
      source: .sdk("quotas.py")),
  ]
}
