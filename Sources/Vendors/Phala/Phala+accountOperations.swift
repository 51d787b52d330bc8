import HTTPTypes
import Simulation

/// SSH keys, webhooks and API keys.
extension Phala {
  static let accountOperations: [Operation] = [
    operation(
      .get, "/api/v1/user/ssh-keys", "List SSH keys", returns: .ok, id: "listSshKeys",
      about: "ssh key", tier: 2, by: listSshKeys, source: .openAPI),
    operation(
      .post, "/api/v1/user/ssh-keys", "Add an SSH key", returns: .created, fails: .badRequest,
      id: "createSshKey", about: "ssh key", tier: 2, by: createSshKey, source: .openAPI),
    operation(
      .delete, "/api/v1/user/ssh-keys/{key_id}", "Remove an SSH key", returns: .noContent,
      fails: .notFound, id: "deleteSshKey", about: "ssh key", tier: 2, by: deleteSshKey,
      source: .openAPI),
    operation(
      .post, "/api/v1/user/ssh-keys/github-profile", "Import the SSH keys of a GitHub profile",
      returns: .ok, id: "importGithubProfileSshKeys", about: "ssh key", tier: 2,
      by: importGithubProfileSshKeys, source: .openAPI),
    operation(
      .post, "/api/v1/user/ssh-keys/github-sync", "Bring imported SSH keys up to date",
      returns: .ok, id: "syncGithubSshKeys", about: "ssh key", tier: 2, by: syncGithubSshKeys,
      source: .openAPI),
    operation(
      .get, "/api/v1/workspace/webhooks", "List webhooks", returns: .ok, id: "listWebhooks",
      about: "webhook", tier: 2, by: listWebhooks, source: .openAPI),
    operation(
      .post, "/api/v1/workspace/webhooks", "Make a webhook", returns: .created, id: "createWebhook",
      about: "webhook", tier: 2, by: createWebhook, source: .openAPI),
    operation(
      .get, "/api/v1/workspace/webhooks/{webhook_id}", "Get a webhook", returns: .ok,
      fails: .notFound, id: "getWebhook", about: "webhook", tier: 2, on: webhook, by: getWebhook,
      source: .openAPI),
    operation(
      .put, "/api/v1/workspace/webhooks/{webhook_id}", "Change a webhook", returns: .ok,
      fails: .notFound, id: "updateWebhook", about: "webhook", tier: 2, on: webhook,
      by: updateWebhook, source: .openAPI),
    operation(
      .delete, "/api/v1/workspace/webhooks/{webhook_id}", "Delete a webhook", returns: .noContent,
      fails: .notFound, id: "deleteWebhook", about: "webhook", tier: 2, on: webhook,
      by: deleteWebhook, source: .openAPI),
    operation(
      .post, "/api/v1/workspace/webhooks/{webhook_id}/reveal-secret", "Show a webhook's secret",
      returns: .ok, fails: .notFound, .stepUpRequired, id: "revealWebhookSecret", about: "webhook",
      tier: 2, on: webhook, by: revealWebhookSecret, source: .openAPI),
    operation(
      .post, "/api/v1/workspace/webhooks/{webhook_id}/rotate-secret", "Replace a webhook's secret",
      returns: .ok, fails: .notFound, .stepUpRequired, id: "rotateWebhookSecret", about: "webhook",
      tier: 2, on: webhook, by: rotateWebhookSecret, source: .openAPI),
    operation(
      .post, "/api/v1/workspace/webhooks/{webhook_id}/test", "Send a test event", returns: .ok,
      fails: .notFound, id: "testWebhook", about: "webhook", tier: 2, on: webhook, by: testWebhook,
      source: .openAPI),
    operation(
      .get, "/api/v1/workspace/webhooks/{webhook_id}/deliveries", "List a webhook's deliveries",
      returns: .ok, fails: .notFound, id: "listWebhookDeliveries", about: "webhook", tier: 2,
      on: webhook, by: listWebhookDeliveries, source: .openAPI),
    operation(
      .post, "/api/v1/workspace/webhooks/{webhook_id}/deliveries/{event_id}/resend",
      "Send an event again", returns: .ok, fails: .notFound, id: "resendWebhookDelivery",
      about: "webhook", tier: 2, on: webhook, by: resendWebhookDelivery, source: .openAPI),
    operation(
      .get, "/api/v1/workspace/webhooks/{webhook_id}/stats", "Get a webhook's figures",
      returns: .ok, fails: .notFound, id: "getWebhookStats", about: "webhook", tier: 2, on: webhook,
      by: getWebhookStats, source: .openAPI),
    operation(
      .get, "/api/v1/account/tokens", "List API keys", returns: .ok, id: "listApiTokens",
      about: "api key", tier: 2, by: listApiTokens, source: .docs("account tokens")),
  ]
}
