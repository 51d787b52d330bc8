import HTTPTypes
import Simulation

/// The routes of tier 3: those that collections described by data serve, and the rest, declared so
/// that they answer 501 in the vendor's envelope and are listed with their ids.
extension Cadenya {
  /// A route below `/v1/workspaces/{workspaceId}`: verb, rest of the path, operation id, subject.
  typealias TierThreeRoute = (HTTPRequest.Method, String, String, String)

  static let tierThree: [Operation] =
    agentOperations + collections
    + current.map { declared($0, .sdk("cadenya 1.8.0")) }
    + typeScript.map { declared($0, .sdk("cadenya-typescript 1.0.1")) } + visitorOperations
    + withdrawn.map { declared($0, .sdk("cadenya-ruby 0.19 and 0.52, withdrawn since")) }

  /// What a widget on a page calls with the token of its session.
  private static let visitorOperations = declared(
    "the visitor API", about: "widget_conversation", below: "/v1",
    source: .sdk("cadenya widgets-sdk"),
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

  private static func declared(_ route: TierThreeRoute, _ source: Source) -> Operation {
    let (method, rest, id, subject) = route
    return operation(
      method, "/v1/workspaces/{workspaceId}\(rest)", OperationName.words(of: id), id: id,
      about: subject, tier: 3,
      status: .declared(
        "\(subject.replacing("_", with: " ")) routes are documented and not simulated"),
      source: source)
  }

  /// What the API has in October 2026.
  private static let current: [TierThreeRoute] = [
    (
      .post, "/agents/{agentId}/variations/{variationId}:addAssignment",
      "addAgentVariationAssignment", "agent_variation"
    ),
    (
      .post, "/agents/{agentId}/variations/{variationId}:addMemoryLayer",
      "addAgentVariationMemoryLayer", "agent_variation"
    ),
    (
      .post, "/agents/{agentId}/variations/{variationId}:removeAssignment",
      "removeAgentVariationAssignment", "agent_variation"
    ),
    (
      .post, "/agents/{agentId}/variations/{variationId}:removeMemoryLayer",
      "removeAgentVariationMemoryLayer", "agent_variation"
    ),
    (
      .post, "/agents/{agentId}/variations/{variationId}:updateMemoryLayer",
      "updateAgentVariationMemoryLayer", "agent_variation"
    ),
    (.get, "/agents/{agentId}/feedback", "listAgentFeedback", "agent"),
    (.get, "/agents/{agentId}/webhook_deliveries", "listAgentWebhookDeliveries", "agent"),
    (.post, "/models:swapModelOnVariations", "swapModelOnVariations", "model"),
    (.get, "/objectives", "listObjectives", "objective"),
    (.post, "/objectives", "createObjective", "objective"),
    (.get, "/objectives/{id}", "getObjective", "objective"),
    (.get, "/objectives/{objectiveId}/context_windows", "listObjectiveContextWindows", "objective"),
    (.get, "/objectives/{objectiveId}/diagnostics", "getObjectiveDiagnostics", "objective"),
    (.get, "/objectives/{objectiveId}/events", "listObjectiveEvents", "objective"),
    (.get, "/objectives/{objectiveId}/events:stream", "streamObjectiveEvents", "objective"),
    (.get, "/objectives/{objectiveId}/feedback", "listObjectiveFeedback", "objective"),
    (.post, "/objectives/{objectiveId}/feedback", "createObjectiveFeedback", "objective"),
    (.get, "/objectives/{objectiveId}/queued_actions", "listObjectiveQueuedActions", "objective"),
    (
      .post, "/objectives/{objectiveId}/queued_actions/{queuedActionId}:remove",
      "removeObjectiveQueuedAction", "objective"
    ),
    (.get, "/objectives/{objectiveId}/tool_calls", "listObjectiveToolCalls", "objective"),
    (
      .get, "/objectives/{objectiveId}/tool_calls/{toolCallId}", "getObjectiveToolCall", "objective"
    ),
    (
      .post, "/objectives/{objectiveId}/tool_calls/{toolCallId}:approve", "approveToolCall",
      "objective"
    ),
    (.post, "/objectives/{objectiveId}/tool_calls/{toolCallId}:deny", "denyToolCall", "objective"),
    (
      .post, "/objectives/{objectiveId}/tool_calls/{toolCallId}:setContent", "setToolCallContent",
      "objective"
    ),
    (.get, "/objectives/{objectiveId}/tools", "listObjectiveTools", "objective"),
    (.post, "/objectives/{objectiveId}:cancel", "cancelObjective", "objective"),
    (.post, "/objectives/{objectiveId}:compact", "compactObjective", "objective"),
    (.post, "/objectives/{objectiveId}:continue", "continueObjective", "objective"),
    (.post, "/objectives/{objectiveId}:interrupt", "interruptObjective", "objective"),
    (.post, "/objectives:stream", "createAndStreamObjective", "objective"),
    (.get, "/tenants", "listTenants", "tenant"),
    (.get, "/tenants/{id}", "getTenant", "tenant"),
    (.delete, "/tenants/{id}", "deleteTenant", "tenant"),
    (.get, "/tenants/{tenantId}/subjects", "listTenantSubjects", "tenant"),
    (.get, "/search/tools_or_tool_sets", "searchToolsOrToolSets", "tool_search"),
    (.get, "/tool_sets/{toolSetId}/events", "listToolSetEvents", "tool_set"),
    (.get, "/tool_sets/{toolSetId}/openapi_spec", "getToolSetOpenAPISpec", "tool_set"),
    (.get, "/tool_sets/{toolSetId}/usage", "listToolSetUsage", "tool_set"),
    (.get, "/widget_sessions", "listWidgetSessions", "widget_session"),
    (.post, "/widget_sessions", "createWidgetSession", "widget_session"),
    (.delete, "/widget_sessions", "deleteTenantWidgetSessions", "widget_session"),
    (.get, "/widget_sessions/{id}", "getWidgetSession", "widget_session"),
    (.delete, "/widget_sessions/{id}", "deleteWidgetSession", "widget_session"),
    (.post, "/widget_sessions/{id}:revoke", "revokeWidgetSession", "widget_session"),
  ]

  /// What the newest TypeScript SDK calls and the Python SDK calls no more: both generations of an
  /// assignment are in use.
  private static let typeScript: [TierThreeRoute] = [
    (
      .post, "/agents/{agentId}/variations/{variationId}/assignments",
      "createAgentVariationAssignment", "agent_variation"
    ),
    (
      .delete, "/agents/{agentId}/variations/{variationId}/assignments/{id}",
      "deleteAgentVariationAssignment", "agent_variation"
    ),
    (
      .post, "/agents/{agentId}/variations/{variationId}/memory_layer_assignments",
      "createAgentVariationMemoryLayerAssignment", "agent_variation"
    ),
    (
      .patch, "/agents/{agentId}/variations/{variationId}/memory_layer_assignments/{id}",
      "updateAgentVariationMemoryLayerAssignment", "agent_variation"
    ),
    (
      .delete, "/agents/{agentId}/variations/{variationId}/memory_layer_assignments/{id}",
      "deleteAgentVariationMemoryLayerAssignment", "agent_variation"
    ),
  ]

  /// What it had in June or August and no newest SDK calls.
  private static let withdrawn: [TierThreeRoute] = [
    (.get, "/bulk_workspace_applies", "listBulkWorkspaceApplies", "bulk_workspace_apply"),
    (.post, "/bulk_workspace_applies", "createBulkWorkspaceApply", "bulk_workspace_apply"),
    (.get, "/bulk_workspace_applies/{id}", "getBulkWorkspaceApply", "bulk_workspace_apply"),
    (
      .get, "/bulk_workspace_applies/{id}/results", "listBulkWorkspaceApplyResults",
      "bulk_workspace_apply"
    ),
    (.get, "/objectives/{objectiveId}/tasks", "listObjectiveTasks", "objective"),
    (.get, "/objectives/{objectiveId}/tasks/{taskId}", "getObjectiveTask", "objective"),
  ]
}
