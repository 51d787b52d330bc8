import HTTPTypes
package import Simulation
package import Storage
package import Wire

/// Cadenya: an agent runtime. Accounts, workspaces, API keys, secrets and agents.
///
/// The index page of the vendor: who it is, its settings, its resources and every route of tiers 1
/// and 2; those of tier 3 stand in `tierThree`, described by data. The API moved fast from May to
/// October 2026: answers are supersets that satisfy the SDKs of every month.
package enum Cadenya: VendorDefinition {
  package typealias Failure = CadenyaError
  package typealias Caller = CadenyaCaller

  typealias Transaction = Simulation.Transaction<CadenyaError>
  typealias Call<Input: Sendable> = Simulation.Call<Input, CadenyaCaller>

  package static let description = VendorDescription(
    name: "cadenya", title: "Cadenya API",
    hosts: ["api.cadenya.com", "cadenya.localhost"], basePath: "/v1",
    variables: [
      Variable("CADENYA_API_KEY", .key(DemoData.token), note: "every SDK"),
      Variable("CADENYA_BASE_URL", .baseURL(path: ""), note: "every SDK; paths begin with /v1"),
      Variable(
        "CADENYA_WORKSPACE_ID", .literal(DemoData.stagingID),
        note: "SDKs since 1.0, for calls that name no workspace"),
    ],
    credential: .bearer, alias: CamelCase.camel,
    secretKeys: ["token", "value", "webhookEventsHmacSecret", "challengeToken", "apiKey"],
    undeclaredJSON: undeclaredJSON,
    weight: weight(of:),
    requestID: { seed, sequence in
      "req_"
        + Identifiers.token(
          seed: seed, kind: "request", ordinal: Int(sequence), .lowercase, length: 20)
    })

  /// "Requests with this flag count more against your rate limit": five times, as no number is
  /// given. It counts only where a scenario sets a rate. [spec, includeInfo]
  @Sendable private static func weight(of request: Request) -> Int {
    let query = Query(request.query[...])
    return query["includeInfo"] == "true" || query["include_info"] == "true" ? 5 : 1
  }

  /// Whether keys that were minted are held to their permissions and workspaces.
  static let enforceScopes = Setting(
    "enforce_scopes", default: false,
    why: "which endpoints need which permission is documented nowhere; tests of 403 turn it on")

  private static let undeclaredJSON = UndeclaredJSON(
    .mediaType, isRefused: false,
    why: "what the service makes of JSON under another media type is not documented")

  /// Whether list parameters that mean nothing are refused.
  static let strictQueries = Setting(
    "strict_queries", default: false,
    why: "the vendor's generated suites send cursor=cursor and sortOrder=sortOrder and expect 200")

  /// Whether lists say `next_cursor` as well.
  static let snakeCaseNextCursor = Setting(
    "snake_case_next_cursor", default: false,
    why: "cadenya-go 0.11 reads next_cursor only, and stops after one page of the real service too")

  package static let settings = [
    SettingDescription(enforceScopes), SettingDescription(strictQueries),
    SettingDescription(snakeCaseNextCursor),
    SettingDescription(undeclaredJSON.setting),
  ]

  static let snakeCaseCursor = Dialect("snake_case_cursor", rank: 1)

  package static func dialect(for request: Request, _ settings: Settings) -> Dialect {
    settings[snakeCaseNextCursor] ? snakeCaseCursor : .standard
  }

  package static let resources = [
    workspaceResource, profileResource, apiKeyResource, workspaceSecretResource,
    trustedEndpointResource, agentResource,
  ]

  package static let operations: [Operation] = documented + tierThree

  private static let documented: [Operation] = [
    operation(
      .get, "/v1/workspaces", "List workspaces", returns: .ok, fails: .invalidArgument,
      id: "listWorkspaces", about: "workspace", access: .scope("workspaces:read"),
      by: listWorkspaces, source: .seed("001")),
    operation(
      .get, "/v1/workspaces/current", "Get the current workspace", returns: .ok, fails: .notFound,
      id: "getCurrentWorkspace", about: "workspace", tier: 2,
      by: getCurrentWorkspace, source: .sdk("cadenya-ruby 0.19")),
    operation(
      .get, "/v1/whoami", "Get the profile of the caller", returns: .ok,
      id: "whoami", about: "profile", tier: 2,
      by: whoami, source: .openAPI),
    operation(
      .get, "/v1/account", "Get the account", returns: .ok,
      id: "getAccount", about: "account", tier: 2,
      by: getAccount, source: .openAPI),
    operation(
      .post, "/v1/account:rotateChallengeToken", "Rotate the challenge token", returns: .ok,
      id: "rotateChallengeToken", about: "account", tier: 2, access: .scope("account:manage"),
      by: rotateChallengeToken, source: .openAPI),
    operation(
      .post, "/v1/account:rotateWebhookSigningKey", "Rotate the webhook signing key", returns: .ok,
      id: "rotateWebhookSigningKey", about: "account", tier: 2, access: .scope("account:manage"),
      by: rotateWebhookSigningKey, source: .openAPI),
    operation(
      .get, "/v1/account/profiles", "List profiles", returns: .ok, fails: .invalidArgument,
      id: "listProfiles", about: "profile", tier: 2, access: .scope("admin workspaces:read"),
      by: listProfiles, source: .openAPI),
    operation(
      .get, "/v1/account/workspaces", "List workspaces of the account", returns: .ok,
      fails: .invalidArgument,
      id: "listAccountWorkspaces", about: "workspace", tier: 2,
      access: .scope("admin workspaces:read"),
      by: listAccountWorkspaces, source: .openAPI),
    operation(
      .post, "/v1/account/workspaces", "Create a workspace", returns: .ok, fails: .invalidArgument,
      .alreadyExists,
      id: "createWorkspace", about: "workspace", tier: 2, access: .scope("admin workspaces:manage"),
      by: createWorkspace, source: .openAPI),
    operation(
      .get, "/v1/account/workspaces/{workspaceId}", "Get a workspace", returns: .ok,
      fails: .notFound,
      id: "getWorkspace", about: "workspace", tier: 2, access: .scope("admin workspaces:read"),
      on: anyWorkspace,
      by: getWorkspace, source: .openAPI
    ).with(reads: ResourceReference("workspace", "workspaceId")),
    operation(
      .patch, "/v1/account/workspaces/{workspaceId}", "Update a workspace", returns: .ok,
      fails: .invalidArgument, .notFound, .alreadyExists,
      id: "updateWorkspace", about: "workspace", tier: 2, access: .scope("admin workspaces:manage"),
      on: anyWorkspace,
      by: updateWorkspace, source: .openAPI),
    operation(
      .delete, "/v1/account/workspaces/{workspaceId}", "Archive a workspace", returns: .ok,
      fails: .notFound, .failedPrecondition,
      id: "archiveWorkspace", about: "workspace", tier: 2,
      access: .scope("admin workspaces:manage"), on: anyWorkspace,
      by: archiveWorkspace, source: .openAPI),
    operation(
      .get, "/v1/account/workspaces/{workspaceId}/members", "List members of a workspace",
      returns: .ok, fails: .invalidArgument, .notFound,
      id: "listWorkspaceMembers", about: "member", tier: 2, access: .scope("admin workspaces:read"),
      on: anyWorkspace,
      by: listWorkspaceMembers, source: .openAPI),
    operation(
      .post, "/v1/account/workspaces/{workspaceId}/members", "Add a member to a workspace",
      returns: .ok, fails: .invalidArgument, .notFound,
      id: "addWorkspaceMember", about: "member", tier: 2, access: .scope("admin workspaces:manage"),
      on: anyWorkspace,
      by: addWorkspaceMember, source: .openAPI),
    operation(
      .delete, "/v1/account/workspaces/{workspaceId}/members/{profileId}",
      "Remove a member from a workspace", returns: .ok, fails: .notFound,
      id: "removeWorkspaceMember", about: "member", tier: 2,
      access: .scope("admin workspaces:manage"), on: anyWorkspace,
      by: removeWorkspaceMember, source: .openAPI),
    operation(
      .get, "/v1/account/api_keys", "List API keys", returns: .ok, fails: .invalidArgument,
      id: "listAPIKeys", about: "api_key", tier: 2, access: .scope("api_keys:read"),
      by: listAPIKeys, source: .sdk("cadenya 1.8.0")),
    operation(
      .post, "/v1/account/api_keys", "Create an API key", returns: .ok, fails: .invalidArgument,
      .notFound, .alreadyExists,
      id: "createAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      by: createAPIKey, source: .sdk("cadenya 1.8.0")),
    operation(
      .get, "/v1/account/api_keys/{id}", "Get an API key", returns: .ok, fails: .notFound,
      id: "getAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:read"), on: apiKey,
      by: getAPIKey, source: .sdk("cadenya 1.8.0")),
    operation(
      .patch, "/v1/account/api_keys/{id}", "Update an API key", returns: .ok,
      fails: .invalidArgument, .notFound, .alreadyExists,
      id: "updateAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"), on: apiKey,
      by: updateAPIKey, source: .sdk("cadenya 1.8.0")),
    operation(
      .delete, "/v1/account/api_keys/{id}", "Delete an API key", returns: .ok, fails: .notFound,
      .failedPrecondition,
      id: "deleteAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"), on: apiKey,
      by: deleteAPIKey, source: .sdk("cadenya 1.8.0")),
    operation(
      .post, "/v1/account/api_keys/{id}:addWorkspace", "Assign a workspace to an API key",
      returns: .ok, fails: .invalidArgument, .notFound,
      id: "addAPIKeyWorkspace", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      on: apiKey,
      by: addAPIKeyWorkspace, source: .sdk("cadenya 1.8.0")),
    operation(
      .post, "/v1/account/api_keys/{id}:removeWorkspace", "Take a workspace from an API key",
      returns: .ok, fails: .invalidArgument, .notFound,
      id: "removeAPIKeyWorkspace", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      on: apiKey,
      by: removeAPIKeyWorkspace, source: .sdk("cadenya 1.8.0")),
    operation(
      .post, "/v1/account/api_keys/{id}:disable", "Disable an API key", returns: .ok,
      fails: .notFound,
      id: "disableAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"), on: apiKey,
      by: disableAPIKey, source: .sdk("cadenya 1.8.0")),
    operation(
      .post, "/v1/account/api_keys/{id}:enable", "Enable an API key", returns: .ok,
      fails: .notFound,
      id: "enableAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"), on: apiKey,
      by: enableAPIKey, source: .sdk("cadenya 1.8.0")),
    operation(
      .post, "/v1/account/api_keys/{id}:reveal", "Reveal the token of an API key", returns: .ok,
      fails: .notFound,
      id: "revealAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"), on: apiKey,
      by: revealAPIKey, source: .sdk("cadenya 1.8.0")),
    operation(
      .post, "/v1/account/api_keys/{id}:rotate", "Rotate the token of an API key", returns: .ok,
      fails: .notFound,
      id: "rotateAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"), on: apiKey,
      by: rotateAPIKey, source: .sdk("cadenya 1.8.0")),
    operation(
      .get, "/v1/account/api_keys/{id}/workspaces", "List workspaces of an API key", returns: .ok,
      fails: .invalidArgument, .notFound,
      id: "listAPIKeyWorkspaces", about: "workspace", tier: 2, access: .scope("api_keys:read"),
      on: apiKey,
      by: listAPIKeyWorkspaces, source: .sdk("cadenya-ruby 0.19")),
    operation(
      .post, "/v1/account/api_keys/{id}/workspaces", "Assign a workspace to an API key, as in June",
      returns: .ok, fails: .invalidArgument, .notFound,
      id: "assignAPIKeyWorkspace", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      on: apiKey,
      by: addAPIKeyWorkspace, source: .sdk("cadenya-ruby 0.19")),
    operation(
      .delete, "/v1/account/api_keys/{id}/workspaces/{workspaceId}",
      "Take a workspace from an API key, as in June", returns: .ok, fails: .notFound,
      id: "unassignAPIKeyWorkspace", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      on: apiKey,
      by: unassignAPIKeyWorkspace, source: .sdk("cadenya-ruby 0.19")),
    operation(
      .get, "/v1/account/global_api_key", "Get the global API key", returns: .ok,
      id: "getGlobalAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:read"),
      on: globalAPIKey,
      by: getGlobalAPIKey, source: .openAPI),
    operation(
      .post, "/v1/account/global_api_key:disable", "Disable the global API key", returns: .ok,
      id: "disableGlobalAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      on: globalAPIKey,
      by: disableAPIKey, source: .openAPI),
    operation(
      .post, "/v1/account/global_api_key:enable", "Enable the global API key", returns: .ok,
      id: "enableGlobalAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      on: globalAPIKey,
      by: enableAPIKey, source: .openAPI),
    operation(
      .post, "/v1/account/global_api_key:rotate", "Rotate the token of the global API key",
      returns: .ok,
      id: "rotateGlobalAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      on: globalAPIKey,
      by: rotateAPIKey, source: .openAPI),
    operation(
      .get, "/v1/workspaces/{workspaceId}/api_keys", "List API keys of a workspace", returns: .ok,
      fails: .invalidArgument, .notFound,
      id: "listWorkspaceAPIKeys", about: "api_key", tier: 2, access: .scope("api_keys:read"),
      on: scopedWorkspace,
      by: listWorkspaceAPIKeys, source: .openAPI),
    operation(
      .post, "/v1/workspaces/{workspaceId}/api_keys", "Create an API key of a workspace",
      returns: .ok, fails: .invalidArgument, .notFound, .alreadyExists,
      id: "createWorkspaceAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      on: scopedWorkspace,
      by: createWorkspaceAPIKey, source: .openAPI),
    operation(
      .get, "/v1/workspaces/{workspaceId}/api_keys/{id}", "Get an API key of a workspace",
      returns: .ok, fails: .notFound,
      id: "getWorkspaceAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:read"),
      on: workspaceAPIKey,
      by: getAPIKey, source: .openAPI),
    operation(
      .patch, "/v1/workspaces/{workspaceId}/api_keys/{id}", "Update an API key of a workspace",
      returns: .ok, fails: .invalidArgument, .notFound, .alreadyExists,
      id: "updateWorkspaceAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      on: workspaceAPIKey,
      by: updateAPIKey, source: .openAPI),
    operation(
      .delete, "/v1/workspaces/{workspaceId}/api_keys/{id}", "Delete an API key of a workspace",
      returns: .ok, fails: .notFound, .failedPrecondition,
      id: "deleteWorkspaceAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      on: workspaceAPIKey,
      by: deleteAPIKey, source: .openAPI),
    operation(
      .post, "/v1/workspaces/{workspaceId}/api_keys/{id}:disable",
      "Disable an API key of a workspace", returns: .ok, fails: .notFound,
      id: "disableWorkspaceAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      on: workspaceAPIKey,
      by: disableAPIKey, source: .openAPI),
    operation(
      .post, "/v1/workspaces/{workspaceId}/api_keys/{id}:enable",
      "Enable an API key of a workspace", returns: .ok, fails: .notFound,
      id: "enableWorkspaceAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      on: workspaceAPIKey,
      by: enableAPIKey, source: .openAPI),
    operation(
      .post, "/v1/workspaces/{workspaceId}/api_keys/{id}:rotate",
      "Rotate the token of an API key of a workspace", returns: .ok, fails: .notFound,
      id: "rotateWorkspaceAPIKey", about: "api_key", tier: 2, access: .scope("api_keys:manage"),
      on: workspaceAPIKey,
      by: rotateAPIKey, source: .openAPI),
    operation(
      .get, "/v1/workspaces/{workspaceId}/workspace_secrets", "List secrets of a workspace",
      returns: .ok, fails: .invalidArgument, .notFound,
      id: "listWorkspaceSecrets", about: "workspace_secret", tier: 2,
      access: .scope("secrets:manage"), on: scopedWorkspace,
      by: listWorkspaceSecrets, source: .openAPI),
    operation(
      .post, "/v1/workspaces/{workspaceId}/workspace_secrets", "Create a secret of a workspace",
      returns: .ok, fails: .invalidArgument, .notFound, .alreadyExists,
      id: "createWorkspaceSecret", about: "workspace_secret", tier: 2,
      access: .scope("secrets:manage"), on: scopedWorkspace,
      by: createWorkspaceSecret, source: .openAPI),
    operation(
      .get, "/v1/workspaces/{workspaceId}/workspace_secrets/{id}", "Get a secret of a workspace",
      returns: .ok, fails: .notFound,
      id: "getWorkspaceSecret", about: "workspace_secret", tier: 2,
      access: .scope("secrets:manage"), on: workspaceSecret,
      by: getWorkspaceSecret, source: .openAPI),
    operation(
      .patch, "/v1/workspaces/{workspaceId}/workspace_secrets/{id}",
      "Update a secret of a workspace", returns: .ok, fails: .invalidArgument, .notFound,
      .alreadyExists,
      id: "updateWorkspaceSecret", about: "workspace_secret", tier: 2,
      access: .scope("secrets:manage"), on: workspaceSecret,
      by: updateWorkspaceSecret, source: .openAPI),
    operation(
      .delete, "/v1/workspaces/{workspaceId}/workspace_secrets/{id}",
      "Delete a secret of a workspace", returns: .ok, fails: .notFound,
      id: "deleteWorkspaceSecret", about: "workspace_secret", tier: 2,
      access: .scope("secrets:manage"), on: workspaceSecret,
      by: deleteWorkspaceSecret, source: .openAPI),
    operation(
      .get, "/v1/account/trusted_endpoints", "List trusted endpoints", returns: .ok,
      fails: .invalidArgument,
      id: "listTrustedEndpoints", about: "trusted_endpoint", tier: 2,
      access: .scope("account:manage"),
      by: listTrustedEndpoints, source: .sdk("cadenya 1.8.0")),
    operation(
      .post, "/v1/account/trusted_endpoints", "Create a trusted endpoint", returns: .ok,
      fails: .invalidArgument, .alreadyExists,
      id: "createTrustedEndpoint", about: "trusted_endpoint", tier: 2,
      access: .scope("account:manage"),
      by: createTrustedEndpoint, source: .sdk("cadenya 1.8.0")),
    operation(
      .get, "/v1/account/trusted_endpoints/{id}", "Get a trusted endpoint", returns: .ok,
      fails: .notFound,
      id: "getTrustedEndpoint", about: "trusted_endpoint", tier: 2,
      access: .scope("account:manage"), on: trustedEndpoint,
      by: getTrustedEndpoint, source: .sdk("cadenya 1.8.0")),
    operation(
      .delete, "/v1/account/trusted_endpoints/{id}", "Delete a trusted endpoint", returns: .ok,
      fails: .notFound,
      id: "deleteTrustedEndpoint", about: "trusted_endpoint", tier: 2,
      access: .scope("account:manage"), on: trustedEndpoint,
      by: deleteTrustedEndpoint, source: .sdk("cadenya 1.8.0")),
    operation(
      .post, "/v1/account/trusted_endpoints:verify", "Verify that a URL is trusted", returns: .ok,
      fails: .invalidArgument,
      id: "verifyTrustedEndpoint", about: "trusted_endpoint", tier: 2,
      access: .scope("account:manage"),
      by: verifyTrustedEndpoint, source: .sdk("cadenya 1.8.0")),
    operation(
      .get, "/v1/workspaces/{workspaceId}/agents", "List agents", returns: .ok,
      fails: .invalidArgument, .notFound,
      id: "listAgents", about: "agent", tier: 2, access: .scope("agents:read"), on: scopedWorkspace,
      by: listAgents, source: .openAPI),
    operation(
      .post, "/v1/workspaces/{workspaceId}/agents", "Create an agent", returns: .ok,
      fails: .invalidArgument, .notFound, .alreadyExists,
      id: "createAgent", about: "agent", tier: 2, access: .scope("agents:manage"),
      on: scopedWorkspace,
      by: createAgent, source: .openAPI),
    operation(
      .delete, "/v1/workspaces/{workspaceId}/agents/{id}", "Delete an agent", returns: .ok,
      fails: .notFound, .failedPrecondition,
      id: "deleteAgent", about: "agent", tier: 2, access: .scope("agents:manage"), on: agent,
      by: deleteAgent, source: .openAPI),
  ]

  package static let migrations = [
    Migration("cadenya 1", CadenyaTables.sql), Migration("cadenya 2", DocumentTables.sql),
    Migration("cadenya 3", DocumentTables.sources),
  ]
}
