import HTTPTypes
import Simulation

/// What of tier 3 is simulated.
extension Cadenya {
  private static let workspace = "/v1/workspaces/{workspaceId}"

  /// The routes of agents beyond those of tier 2.
  static let agentOperations: [Operation] = [
    operation(
      .get, "/v1/workspaces/{workspaceId}/agents/{id}", "Get an agent", returns: .ok,
      fails: .notFound, id: "getAgent", about: "agent", tier: 3, access: .scope("agents:read"),
      on: agent, by: getAgent, source: .sdk("cadenya 1.8.0")),
    operation(
      .patch, "/v1/workspaces/{workspaceId}/agents/{id}", "Update an agent", returns: .ok,
      fails: .invalidArgument, .notFound, .alreadyExists, id: "updateAgent", about: "agent",
      tier: 3, access: .scope("agents:manage"), on: agent, by: updateAgent,
      source: .sdk("cadenya 1.8.0")),
    operation(
      .post, "/v1/workspaces/{workspaceId}/agents/{id}:publish", "Publish an agent", returns: .ok,
      fails: .notFound, .failedPrecondition, id: "publishAgent", about: "agent", tier: 3,
      access: .scope("agents:manage"), on: agent, by: publishAgent,
      source: .sdk("cadenya 1.8.0")),
    operation(
      .post, "/v1/workspaces/{workspaceId}/agents/{id}:unpublish", "Unpublish an agent",
      returns: .ok, fails: .notFound, .failedPrecondition, id: "unpublishAgent", about: "agent",
      tier: 3, access: .scope("agents:manage"), on: agent, by: unpublishAgent,
      source: .sdk("cadenya 1.8.0")),
    operation(
      .post, "/v1/workspaces/{workspaceId}/agents/{id}:archive", "Archive an agent", returns: .ok,
      fails: .notFound, id: "archiveAgent", about: "agent", tier: 3,
      access: .scope("agents:manage"), on: agent, by: archiveAgent,
      source: .sdk("cadenya 1.8.0")),
    operation(
      .post, "/v1/workspaces/{workspaceId}/agents/{id}:unarchive", "Unarchive an agent",
      returns: .ok, fails: .notFound, id: "unarchiveAgent", about: "agent", tier: 3,
      access: .scope("agents:manage"), on: agent, by: unarchiveAgent,
      source: .sdk("cadenya 1.8.0")),
  ]

  /// Everything whose shape is make, read, list, change, delete and move between states.
  static let collections: [Operation] = [
    DocumentCollection(.agentSchedule, in: .agent(parameter: "agentId")).operations(
      at: workspace + "/agents/{agentId}/schedules", .init("AgentSchedule"), scope: "agents"),
    DocumentCollection(.agentVariation, in: .agent(parameter: "agentId")).operations(
      at: workspace + "/agents/{agentId}/variations", .init("AgentVariation"), scope: "agents",
      guardsDeletion: true),
    DocumentCollection(.agentPool).operations(
      at: workspace + "/agent_pools", .init("AgentPool"), scope: "agents"),
    DocumentCollection(.aiProviderKey).operations(
      at: workspace + "/ai_provider_keys", .init("AIProviderKey"), scope: "models"),
    DocumentCollection(
      .model, in: .document(.aiProviderKey, parameter: "aiProviderKeyId", isPlace: false)
    ).operations(
      at: workspace + "/ai_provider_keys/{aiProviderKeyId}/models", .init("Model"),
      scope: "models", [.create], hasActions: false),
    DocumentCollection(.model).operations(
      at: workspace + "/models", .init("Model"), scope: "models", [.list, .get, .update]),
    DocumentCollection(.memoryLayer).operations(
      at: workspace + "/memory_layers", .init("MemoryLayer"), scope: "memory"),
    DocumentCollection(
      .memoryEntry, in: .document(.memoryLayer, parameter: "memoryLayerId", isPlace: true)
    ).operations(
      at: workspace + "/memory_layers/{memoryLayerId}/entries",
      .init("MemoryEntry", "MemoryEntries"), scope: "memory"),
    DocumentCollection(.toolSet).operations(
      at: workspace + "/tool_sets", .init("ToolSet"), scope: "tools"),
    DocumentCollection(
      .toolSetSecret, in: .document(.toolSet, parameter: "toolSetId", isPlace: true)
    ).operations(
      at: workspace + "/tool_sets/{toolSetId}/secrets", .init("ToolSetSecret"), scope: "tools"),
    DocumentCollection(
      .tool, in: .document(.toolSet, parameter: "toolSetId", isPlace: true)
    ).operations(
      at: workspace + "/tool_sets/{toolSetId}/tools", .init("Tool"), scope: "tools"),
    DocumentCollection(.upload).operations(
      at: workspace + "/uploads", .init("Upload"), scope: "tools", [.create, .get]),
    DocumentCollection(.widget).operations(
      at: workspace + "/widgets", .init("Widget"), scope: "widgets"),
  ].flatMap { $0 }
}
