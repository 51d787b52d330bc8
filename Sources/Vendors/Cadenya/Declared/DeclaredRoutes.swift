import HTTPTypes
import Simulation
import Wire

/// Documented routes that are not simulated: they answer 501 in the vendor's envelope, and are
/// listed with their ids.
enum DeclaredRoutes: CadenyaResource {
  static let routes: [Route] = current + typeScript + visitor + withdrawn + flat

  /// Routes below a path of a workspace, about one thing. A workspace that does not exist is 404, one
  /// that is archived 403, before what is below it is 501.
  private static func below(
    _ path: String = "", about subject: String, _ source: Source, _ table: String
  ) -> [Route] {
    group("/v1/workspaces/{workspaceId}" + path, about: subject, tier: 3, source: source)
      .on(WorkspaceRow.inScope).declared(
        "\(subject.replacing("_", with: " ")) routes", table)
  }

  private static let variation = "/agents/{agentId}/variations/{variationId}"

  private static let newest = Source.sdk("cadenya 1.8.0")
  private static let newestTypeScript = Source.sdk("cadenya-typescript 1.0.1")
  private static let earlier = Source.sdk("cadenya-ruby 0.19 and 0.52, withdrawn since")

  /// What the API has in October 2026.
  private static let current: [Route] =
    below(
      variation, about: "agent_variation", newest,
      """
      POST :addAssignment addAgentVariationAssignment
      POST :addMemoryLayer addAgentVariationMemoryLayer
      POST :removeAssignment removeAgentVariationAssignment
      POST :removeMemoryLayer removeAgentVariationMemoryLayer
      POST :updateMemoryLayer updateAgentVariationMemoryLayer
      """)
    + below(
      about: "agent", newest,
      """
      GET /agents/{agentId}/feedback listAgentFeedback
      GET /agents/{agentId}/webhook_deliveries listAgentWebhookDeliveries
      """)
    + below(about: "model", newest, "POST /models:swapModelOnVariations swapModelOnVariations")
    + below(
      about: "objective", newest,
      """
      GET /objectives listObjectives
      POST /objectives createObjective
      GET /objectives/{id} getObjective
      GET /objectives/{objectiveId}/context_windows listObjectiveContextWindows
      GET /objectives/{objectiveId}/diagnostics getObjectiveDiagnostics
      GET /objectives/{objectiveId}/events listObjectiveEvents
      GET /objectives/{objectiveId}/events:stream streamObjectiveEvents
      GET /objectives/{objectiveId}/feedback listObjectiveFeedback
      POST /objectives/{objectiveId}/feedback createObjectiveFeedback
      GET /objectives/{objectiveId}/queued_actions listObjectiveQueuedActions
      POST /objectives/{objectiveId}/queued_actions/{queuedActionId}:remove \
      removeObjectiveQueuedAction
      GET /objectives/{objectiveId}/tool_calls listObjectiveToolCalls
      GET /objectives/{objectiveId}/tool_calls/{toolCallId} getObjectiveToolCall
      POST /objectives/{objectiveId}/tool_calls/{toolCallId}:approve approveToolCall
      POST /objectives/{objectiveId}/tool_calls/{toolCallId}:deny denyToolCall
      POST /objectives/{objectiveId}/tool_calls/{toolCallId}:setContent setToolCallContent
      GET /objectives/{objectiveId}/tools listObjectiveTools
      POST /objectives/{objectiveId}:cancel cancelObjective
      POST /objectives/{objectiveId}:compact compactObjective
      POST /objectives/{objectiveId}:continue continueObjective
      POST /objectives/{objectiveId}:interrupt interruptObjective
      POST /objectives:stream createAndStreamObjective
      """)
    + below(
      about: "tenant", newest,
      """
      GET /tenants listTenants
      GET /tenants/{id} getTenant
      DELETE /tenants/{id} deleteTenant
      GET /tenants/{tenantId}/subjects listTenantSubjects
      """)
    + below(about: "tool_search", newest, "GET /search/tools_or_tool_sets searchToolsOrToolSets")
    + below(
      about: "tool_set", newest,
      """
      GET /tool_sets/{toolSetId}/events listToolSetEvents
      GET /tool_sets/{toolSetId}/openapi_spec getToolSetOpenAPISpec
      GET /tool_sets/{toolSetId}/usage listToolSetUsage
      """)
    + below(
      about: "widget_session", newest,
      """
      GET /widget_sessions listWidgetSessions
      POST /widget_sessions createWidgetSession
      DELETE /widget_sessions deleteTenantWidgetSessions
      GET /widget_sessions/{id} getWidgetSession
      DELETE /widget_sessions/{id} deleteWidgetSession
      POST /widget_sessions/{id}:revoke revokeWidgetSession
      """)

  /// What the newest TypeScript SDK calls and the Python SDK calls no more: both generations of an
  /// assignment are in use.
  private static let typeScript: [Route] =
    below(
      variation, about: "agent_variation", newestTypeScript,
      """
      POST /assignments createAgentVariationAssignment
      DELETE /assignments/{id} deleteAgentVariationAssignment
      POST /memory_layer_assignments createAgentVariationMemoryLayerAssignment
      PATCH /memory_layer_assignments/{id} updateAgentVariationMemoryLayerAssignment
      DELETE /memory_layer_assignments/{id} deleteAgentVariationMemoryLayerAssignment
      """)

  /// What a widget on a page calls with the token of its session.
  private static let visitor: [Route] = group(
    "/v1", about: "widget_conversation", tier: 3, source: .sdk("cadenya widgets-sdk")
  ).declared(
    "the visitor API",
    """
    GET /config getWidgetConfig
    GET /conversations listConversations
    POST /conversations createConversation
    GET /conversations/{id} getConversation
    GET /conversations/{id}/events listConversationEvents
    GET /conversations/{id}/events:stream streamConversationEvents
    POST /conversations/{id}/feedback createConversationFeedback
    POST /conversations/{id}/tool_calls/{toolCallId}:approve approveConversationToolCall
    POST /conversations/{id}/tool_calls/{toolCallId}:deny denyConversationToolCall
    POST /conversations/{id}/tool_calls/{toolCallId}:setContent setConversationToolCallContent
    POST /conversations/{id}:continue continueConversation
    """)

  /// What it had in June or August and no newest SDK calls.
  private static let withdrawn: [Route] =
    below(
      about: "bulk_workspace_apply", earlier,
      """
      GET /bulk_workspace_applies listBulkWorkspaceApplies
      POST /bulk_workspace_applies createBulkWorkspaceApply
      GET /bulk_workspace_applies/{id} getBulkWorkspaceApply
      GET /bulk_workspace_applies/{id}/results listBulkWorkspaceApplyResults
      """)
    + below(
      about: "objective", earlier,
      """
      GET /objectives/{objectiveId}/tasks listObjectiveTasks
      GET /objectives/{objectiveId}/tasks/{taskId} getObjectiveTask
      """)

  /// May's paths, which name no workspace: the token stood for one. Four of its operations are
  /// simulated, for they have the same paths today.
  private static let flat: [Route] =
    [
      "agents", "ai_provider_keys", "api_keys", "memory_layers", "models", "objectives", "search",
      "tool_sets", "uploads", "widgets", "widget_sessions", "workspace_secrets",
    ].flatMap { name in
      group("/v1", about: name, tier: 3, source: .sdk("cadenya-go 0.11.0")).declared(
        as: .declared(
          "paths of May 2026 are documented and not simulated; "
            + "use /v1/workspaces/{workspaceId}/\(name)"),
        "* /\(name)/... \(CamelCase.camel("flat_" + name) ?? name)")
    }
}
