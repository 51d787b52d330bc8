import HTTPTypes
import Simulation

/// The routes of tier 3: declared, so that they answer 501 in the vendor's envelope and are listed
/// with their ids, and not simulated yet.
extension Cadenya {
  /// A route below `/v1/workspaces/{workspaceId}`: verb, rest of the path, operation id, subject.
  typealias TierThreeRoute = (HTTPRequest.Method, String, String, String)

  static let tierThree: [Operation] =
    current.map { declared($0, .sdk("cadenya 1.8.0")) }
    + withdrawn.map { declared($0, .sdk("cadenya-ruby 0.19 and 0.52, withdrawn since")) }

  private static func declared(_ route: TierThreeRoute, _ source: Source) -> Operation {
    let (method, rest, id, subject) = route
    return operation(
      method, "/v1/workspaces/{workspaceId}\(rest)", words(of: id), id: id, about: subject, tier: 3,
      status: .declared("not simulated yet"), source: source)
  }

  /// `listAgentPools` as `List agent pools`.
  private static func words(of id: String) -> String {
    var text = ""
    var previous: Character = "A"
    for character in id {
      let begins = character.isUppercase && !previous.isUppercase
      text += begins ? " " + character.lowercased() : String(character)
      previous = character
    }
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// What the API has in October 2026.
  private static let current: [TierThreeRoute] = [
    (.get, "/agent_pools", "listAgentPools", "agent_pool"),
    (.post, "/agent_pools", "createAgentPool", "agent_pool"),
    (.get, "/agent_pools/{id}", "getAgentPool", "agent_pool"),
    (.delete, "/agent_pools/{id}", "deleteAgentPool", "agent_pool"),
    (.patch, "/agent_pools/{id}", "updateAgentPool", "agent_pool"),
    (.post, "/agent_pools/{id}:activate", "activateAgentPool", "agent_pool"),
    (.post, "/agent_pools/{id}:archive", "archiveAgentPool", "agent_pool"),
    (.post, "/agent_pools/{id}:deactivate", "deactivateAgentPool", "agent_pool"),
    (.post, "/agent_pools/{id}:unarchive", "unarchiveAgentPool", "agent_pool"),
    (.get, "/agents/{agentId}/schedules", "listAgentSchedules", "agent_schedule"),
    (.post, "/agents/{agentId}/schedules", "createAgentSchedule", "agent_schedule"),
    (.get, "/agents/{agentId}/schedules/{id}", "getAgentSchedule", "agent_schedule"),
    (.delete, "/agents/{agentId}/schedules/{id}", "deleteAgentSchedule", "agent_schedule"),
    (.patch, "/agents/{agentId}/schedules/{id}", "updateAgentSchedule", "agent_schedule"),
    (.post, "/agents/{agentId}/schedules/{id}:archive", "archiveAgentSchedule", "agent_schedule"),
    (.post, "/agents/{agentId}/schedules/{id}:pause", "pauseAgentSchedule", "agent_schedule"),
    (.post, "/agents/{agentId}/schedules/{id}:resume", "resumeAgentSchedule", "agent_schedule"),
    (.get, "/agents/{agentId}/variations", "listAgentVariations", "agent_variation"),
    (.post, "/agents/{agentId}/variations", "createAgentVariation", "agent_variation"),
    (.get, "/agents/{agentId}/variations/{id}", "getAgentVariation", "agent_variation"),
    (.delete, "/agents/{agentId}/variations/{id}", "deleteAgentVariation", "agent_variation"),
    (.patch, "/agents/{agentId}/variations/{id}", "updateAgentVariation", "agent_variation"),
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
    (.get, "/agents/{id}", "getAgent", "agent"),
    (.patch, "/agents/{id}", "updateAgent", "agent"),
    (.post, "/agents/{id}:archive", "archiveAgent", "agent"),
    (.post, "/agents/{id}:publish", "publishAgent", "agent"),
    (.post, "/agents/{id}:unarchive", "unarchiveAgent", "agent"),
    (.post, "/agents/{id}:unpublish", "unpublishAgent", "agent"),
    (.get, "/ai_provider_keys", "listAIProviderKeys", "ai_provider_key"),
    (.post, "/ai_provider_keys", "createAIProviderKey", "ai_provider_key"),
    (.get, "/ai_provider_keys/{id}", "getAIProviderKey", "ai_provider_key"),
    (.delete, "/ai_provider_keys/{id}", "deleteAIProviderKey", "ai_provider_key"),
    (.patch, "/ai_provider_keys/{id}", "updateAIProviderKey", "ai_provider_key"),
    (.get, "/memory_layers/{memoryLayerId}/entries", "listMemoryEntries", "memory_entry"),
    (.post, "/memory_layers/{memoryLayerId}/entries", "createMemoryEntry", "memory_entry"),
    (.get, "/memory_layers/{memoryLayerId}/entries/{id}", "getMemoryEntry", "memory_entry"),
    (.delete, "/memory_layers/{memoryLayerId}/entries/{id}", "deleteMemoryEntry", "memory_entry"),
    (.patch, "/memory_layers/{memoryLayerId}/entries/{id}", "updateMemoryEntry", "memory_entry"),
    (.get, "/memory_layers", "listMemoryLayers", "memory_layer"),
    (.post, "/memory_layers", "createMemoryLayer", "memory_layer"),
    (.get, "/memory_layers/{id}", "getMemoryLayer", "memory_layer"),
    (.delete, "/memory_layers/{id}", "deleteMemoryLayer", "memory_layer"),
    (.patch, "/memory_layers/{id}", "updateMemoryLayer", "memory_layer"),
    (.post, "/ai_provider_keys/{aiProviderKeyId}/models", "createModel", "model"),
    (.get, "/models", "listModels", "model"),
    (.get, "/models/{id}", "getModel", "model"),
    (.patch, "/models/{id}", "updateModel", "model"),
    (.post, "/models/{id}:disable", "disableModel", "model"),
    (.post, "/models/{id}:enable", "enableModel", "model"),
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
    (.get, "/tool_sets/{toolSetId}/secrets", "listToolSetSecrets", "tool_set_secret"),
    (.post, "/tool_sets/{toolSetId}/secrets", "createToolSetSecret", "tool_set_secret"),
    (.get, "/tool_sets/{toolSetId}/secrets/{id}", "getToolSetSecret", "tool_set_secret"),
    (.delete, "/tool_sets/{toolSetId}/secrets/{id}", "deleteToolSetSecret", "tool_set_secret"),
    (.patch, "/tool_sets/{toolSetId}/secrets/{id}", "updateToolSetSecret", "tool_set_secret"),
    (.get, "/tool_sets", "listToolSets", "tool_set"),
    (.post, "/tool_sets", "createToolSet", "tool_set"),
    (.get, "/tool_sets/{id}", "getToolSet", "tool_set"),
    (.delete, "/tool_sets/{id}", "deleteToolSet", "tool_set"),
    (.patch, "/tool_sets/{id}", "updateToolSet", "tool_set"),
    (.post, "/tool_sets/{id}:archive", "archiveToolSet", "tool_set"),
    (.post, "/tool_sets/{id}:unarchive", "unarchiveToolSet", "tool_set"),
    (.get, "/tool_sets/{toolSetId}/events", "listToolSetEvents", "tool_set"),
    (.get, "/tool_sets/{toolSetId}/openapi_spec", "getToolSetOpenAPISpec", "tool_set"),
    (.get, "/tool_sets/{toolSetId}/usage", "listToolSetUsage", "tool_set"),
    (.get, "/tool_sets/{toolSetId}/tools", "listTools", "tool"),
    (.post, "/tool_sets/{toolSetId}/tools", "createTool", "tool"),
    (.get, "/tool_sets/{toolSetId}/tools/{id}", "getTool", "tool"),
    (.delete, "/tool_sets/{toolSetId}/tools/{id}", "deleteTool", "tool"),
    (.patch, "/tool_sets/{toolSetId}/tools/{id}", "updateTool", "tool"),
    (.post, "/tool_sets/{toolSetId}/tools/{id}:omit", "omitTool", "tool"),
    (.post, "/tool_sets/{toolSetId}/tools/{id}:restore", "restoreTool", "tool"),
    (.post, "/uploads", "createUpload", "upload"),
    (.get, "/uploads/{id}", "getUpload", "upload"),
    (.get, "/widget_sessions", "listWidgetSessions", "widget_session"),
    (.post, "/widget_sessions", "createWidgetSession", "widget_session"),
    (.delete, "/widget_sessions", "deleteTenantWidgetSessions", "widget_session"),
    (.get, "/widget_sessions/{id}", "getWidgetSession", "widget_session"),
    (.delete, "/widget_sessions/{id}", "deleteWidgetSession", "widget_session"),
    (.post, "/widget_sessions/{id}:revoke", "revokeWidgetSession", "widget_session"),
    (.get, "/widgets", "listWidgets", "widget"),
    (.post, "/widgets", "createWidget", "widget"),
    (.get, "/widgets/{id}", "getWidget", "widget"),
    (.delete, "/widgets/{id}", "deleteWidget", "widget"),
    (.patch, "/widgets/{id}", "updateWidget", "widget"),
    (.post, "/widgets/{id}:archive", "archiveWidget", "widget"),
    (.post, "/widgets/{id}:unarchive", "unarchiveWidget", "widget"),
  ]

  /// What it had in June or August and has no more.
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
}
