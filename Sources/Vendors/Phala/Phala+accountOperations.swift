import HTTPTypes
import Simulation

/// SSH keys, webhooks and API keys.
extension Phala {
  static let accountOperations: [Operation] = [
    operation(
      .get, "/api/v1/user/ssh-keys", "List SSH keys", id: "listSshKeys", about: "ssh key", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/user/ssh-keys", "Add an SSH key", id: "createSshKey", about: "ssh key",
      tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .delete, "/api/v1/user/ssh-keys/{key_id}", "Remove an SSH key", id: "deleteSshKey",
      about: "ssh key", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/user/ssh-keys/github-profile", "Import the SSH keys of a GitHub profile",
      id: "importGithubProfileSshKeys", about: "ssh key", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/user/ssh-keys/github-sync", "Bring imported SSH keys up to date",
      id: "syncGithubSshKeys", about: "ssh key", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .get, "/api/v1/workspace/webhooks", "List webhooks", id: "listWebhooks", about: "webhook",
      tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/workspace/webhooks", "Make a webhook", id: "createWebhook", about: "webhook",
      tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/workspace/webhooks/{webhook_id}", "Get a webhook", id: "getWebhook",
      about: "webhook", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .put, "/api/v1/workspace/webhooks/{webhook_id}", "Change a webhook", id: "updateWebhook",
      about: "webhook", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .delete, "/api/v1/workspace/webhooks/{webhook_id}", "Delete a webhook", id: "deleteWebhook",
      about: "webhook", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/workspace/webhooks/{webhook_id}/reveal-secret", "Show a webhook's secret",
      id: "revealWebhookSecret", about: "webhook", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .post, "/api/v1/workspace/webhooks/{webhook_id}/rotate-secret", "Replace a webhook's secret",
      id: "rotateWebhookSecret", about: "webhook", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .post, "/api/v1/workspace/webhooks/{webhook_id}/test", "Send a test event", id: "testWebhook",
      about: "webhook", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/workspace/webhooks/{webhook_id}/deliveries", "List a webhook's deliveries",
      id: "listWebhookDeliveries", about: "webhook", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/workspace/webhooks/{webhook_id}/deliveries/{event_id}/resend",
      "Send an event again", id: "resendWebhookDelivery", about: "webhook", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/workspace/webhooks/{webhook_id}/stats", "Get a webhook's figures",
      id: "getWebhookStats", about: "webhook", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .get, "/api/v1/account/tokens", "List API keys", id: "listApiTokens", about: "api key",
      tier: 2, status: .declared("not simulated yet"), source: .docs("account tokens")),
  ]
}
