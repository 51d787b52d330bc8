import HTTPTypes
import Simulation
import Wire

/// The rest of the vendor's API, most of it known by family only; nothing of it is simulated.
enum DeclaredRoutes: MiosaResource {
  static let routes: [Route] = sandboxes + deployments + machine + parts + families

  private static func below(
    _ what: String, about subject: String, at path: String = "", _ source: Source, _ table: String
  ) -> [Route] {
    group("/api/v1" + path, about: subject, tier: 3, source: source).declared(what, table)
  }

  private static let parts: [Route] =
    below(
      "action authority", about: "action", .sdk("Python 2.19 and miosa-mcp"),
      """
      GET /actions/catalog getActionCatalog
      POST /actions/authorize authorizeAction
      POST /actions/apps/{id}/authorize authorizeApp
      GET /actions/approvals listActionApprovals
      POST /actions/approvals/{id}/approve approveAction
      POST /actions/approvals/{id}/deny denyAction
      GET /actions/grants listActionGrants
      POST /actions/grants createActionGrant
      DELETE /actions/grants/{id} deleteActionGrant
      GET /actions/receipts listActionReceipts
      * /actions/... actions
      """)
    + below(
      "compute", about: "compute", .sdk("Go 2.0, regions and catalog"),
      """
      GET /compute/catalog getComputeCatalog
      GET /compute/sizes listComputeSizes
      GET /compute/regions listComputeRegions
      GET /compute/pricing getComputePricing
      GET /compute/templates listComputeTemplates
      GET /compute/templates/{id} getComputeTemplate
      * /compute/... compute
      """)
    + below(
      "organization invites", about: "organization_invite", .sdk("Go and Elixir, OrgInvites"),
      """
      GET /tenants/{id}/invites listOrganizationInvites
      POST /tenants/{id}/invites createOrganizationInvite
      DELETE /tenants/{id}/invites deleteOrganizationInvites
      DELETE /tenants/{id}/invites/{invite_id} deleteOrganizationInvite
      GET /invites/{token} getOrganizationInvite public
      POST /invites/{token}/accept acceptOrganizationInvite
      """)
    + below(
      "organization settings", about: "tenant", .sdk("Python 2.19, tenant"),
      """
      * /tenant/branding/... tenantBranding
      * /tenant/events/... tenantEvents
      * /tenant/policy/... tenantPolicy
      POST /tenant/members inviteTenantMember
      PATCH /tenant/members/{id}/role updateTenantMemberRole
      DELETE /tenant/members/{id} removeTenantMember
      * /tenant/transfer-ownership/... tenantTransferOwnership
      """)
    + below(
      "parts of projects", about: "project", at: "/projects/{id}", .sdk("Python 2.19, projects"),
      """
      * /environments/... projectEnvironments
      * /log-drains/... projectLogDrains
      * /previews/... projectPreviews
      * /services/... projectServices
      * /shared-variables/... projectSharedVariables
      * /shares/... projectShares
      * /summary/... projectSummary
      * /templates/... projectTemplateFiles
      * /waf/... projectWAF
      """)
    + below(
      "scoped API keys, presets, key events", about: "api_key", .sdk("Python 2.19, api_keys"),
      """
      POST /api-keys/scoped createScopedApiKey
      GET /api-keys/{id}/events listApiKeyEvents
      POST /api-keys/presets createApiKeyPreset
      DELETE /api-keys/presets/{name} deleteApiKeyPreset
      """)

  /// Families of which no route is known, by the first segments of their paths.
  private static let families: [Route] = group(
    "/api/v1", about: "family", tier: 3, source: .sdk("Python 2.19, by family")
  ).families(
    """
    activity admin agent-accounts agent-runtime-profiles agent-signins agent-triggers agents
    ai-gateway alerts analytics assets audit-log bill-to billing branding builder bulk channels
    cli-tools cloud command-center community connect connections cron-jobs custom-domains dashboard
    databases deployment-environments desktop devices docker-deploy domains egress env environments
    event-deliveries event-subscriptions events exec external-keys external-users files forge
    functions health-checks home integrations intelligence invites limits logs mcp mcp-catalog
    mcp-servers metrics named-snapshots notifications opencomputers operations overview ports
    project-auth project-capabilities project-integrations project-templates regions run-groups runs
    runtime-capabilities runtime-env sandbox-template-builds sandbox-templates service-accounts
    service-deployments services settings snapshots sse storage templates tenants tokens uploads
    volumes webhooks workflows workspace
    """)
}
