import HTTPTypes
import Simulation

/// Routes of organizations and their keys.
extension Miosa {
  static let organizationOperations: [Operation] = [
    operation(
      .get, "/api/v1/whoami", "Whom a key stands for", returns: .ok, id: "whoami", about: "account",
      tier: 2, by: whoami, source: .sdk("account.py")),
    operation(
      .get, "/api/v1/platform/tenants", "List the organizations of the user", returns: .ok,
      id: "listTenants", about: "organization", tier: 2, by: listTenants,
      source: .sdk("organizations.py")),
    operation(
      .get, "/api/v1/platform/tenants/current", "Get the present organization", returns: .ok,
      id: "getCurrentTenant", about: "organization", tier: 2, by: getCurrentTenant,
      source: .sdk("organizations.py")),
    operation(
      .post, "/api/v1/platform/tenants/{slug}/switch", "Switch the session to another organization",
      returns: .ok, fails: .organizationNotFound, .forbidden, id: "switchTenant",
      about: "organization", tier: 2, by: switchTenant, source: .sdk("organizations.py")),
    operation(
      .get, "/api/v1/tenant/plan", "Get the organization's plan", returns: .ok, id: "getTenantPlan",
      about: "plan", tier: 2, by: getTenantPlan, source: .sdk("CLI tenant.ts")),
    operation(
      .get, "/api/v1/tenant/members", "List the members of the organization", returns: .ok,
      fails: .validationFailed, id: "listTenantMembers", about: "member", tier: 2,
      by: listTenantMembers, source: .sdk("governance.py")),
    operation(
      .get, "/api/v1/api-keys", "List API keys", returns: .ok, fails: .validationFailed,
      id: "listApiKeys", about: "key", tier: 2, by: listApiKeys, source: .docs("authentication")),
    operation(
      .post, "/api/v1/api-keys", "Create an API key", returns: .created, fails: .validationFailed,
      id: "createApiKey", about: "key", tier: 2, by: createApiKey, source: .docs("authentication")),
    operation(
      .get, "/api/v1/api-keys/presets", "List bundles of scopes", returns: .ok,
      id: "listApiKeyPresets", about: "key", tier: 2, by: listApiKeyPresets,
      source: .sdk("api_keys.py")),
    operation(
      .get, "/api/v1/api-keys/{id}", "Get an API key", returns: .ok, fails: .invalidID, .notFound,
      .forbidden, id: "getApiKey", about: "key", tier: 2, on: apiKey, by: getApiKey,
      source: .docs("authentication")),
    operation(
      .patch, "/api/v1/api-keys/{id}", "Update an API key", returns: .ok, fails: .invalidID,
      .notFound, .forbidden, .validationFailed, id: "updateApiKey", about: "key", tier: 2,
      on: apiKey, by: updateApiKey, source: .docs("authentication")),
    operation(
      .delete, "/api/v1/api-keys/{id}", "Revoke an API key", returns: .ok, fails: .invalidID,
      .notFound, .forbidden, id: "deleteApiKey", about: "key", tier: 2, on: apiKey,
      by: deleteApiKey, source: .docs("authentication")),
    operation(
      .post, "/api/v1/api-keys/{id}/rotate", "Give an API key a new text", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, id: "rotateApiKey", about: "key", tier: 2,
      on: apiKey, by: rotateApiKey, source: .docs("authentication")),
  ]
}
