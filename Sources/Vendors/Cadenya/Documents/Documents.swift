import Simulation
import Wire

/// The things of tier 3, whose kinds are described by data.
enum Documents: CadenyaResource {
  /// Everything whose shape is make, read, list, change, delete and move between states.
  static let routes: [Route] = [
    DocumentCollection(.agentSchedule, in: .agent(parameter: "agentId")).routes(
      at: "/agents/{agentId}/schedules", .init("AgentSchedule"), scope: "agents"),
    DocumentCollection(.agentVariation, in: .agent(parameter: "agentId")).routes(
      at: "/agents/{agentId}/variations", .init("AgentVariation"), scope: "agents",
      guardsDeletion: true),
    DocumentCollection(.agentPool).routes(
      at: "/agent_pools", .init("AgentPool"), scope: "agents"),
    DocumentCollection(.aiProviderKey).routes(
      at: "/ai_provider_keys", .init("AIProviderKey"), scope: "models",
      guardsDeletion: true),
    DocumentCollection(
      .model, in: .document(.aiProviderKey, parameter: "aiProviderKeyId", isPlace: false)
    ).routes(
      at: "/ai_provider_keys/{aiProviderKeyId}/models", .init("Model"),
      scope: "models", [.create], hasActions: false),
    DocumentCollection(.model).routes(
      at: "/models", .init("Model"), scope: "models", [.list, .get, .update]),
    DocumentCollection(.memoryLayer).routes(
      at: "/memory_layers", .init("MemoryLayer"), scope: "memory",
      guardsDeletion: true),
    DocumentCollection(
      .memoryEntry, in: .document(.memoryLayer, parameter: "memoryLayerId", isPlace: true)
    ).routes(
      at: "/memory_layers/{memoryLayerId}/entries",
      .init("MemoryEntry", "MemoryEntries"), scope: "memory"),
    DocumentCollection(.toolSet).routes(
      at: "/tool_sets", .init("ToolSet"), scope: "tools"),
    DocumentCollection(
      .toolSetSecret, in: .document(.toolSet, parameter: "toolSetId", isPlace: true)
    ).routes(
      at: "/tool_sets/{toolSetId}/secrets", .init("ToolSetSecret"), scope: "tools"),
    DocumentCollection(
      .tool, in: .document(.toolSet, parameter: "toolSetId", isPlace: true)
    ).routes(
      at: "/tool_sets/{toolSetId}/tools", .init("Tool"), scope: "tools"),
    DocumentCollection(.upload).routes(
      at: "/uploads", .init("Upload"), scope: "tools", [.create, .get]),
    DocumentCollection(.widget).routes(
      at: "/widgets", .init("Widget"), scope: "widgets"),
  ].flatMap { $0 }
}
