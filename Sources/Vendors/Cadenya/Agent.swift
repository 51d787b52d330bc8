import Simulation
import Storage
import Wire

/// An agent as Cadenya shows it; `info` is always there, as the SDK requires. [SDK: cadenya 1.8.0]
struct Agent: ReplyBody {
  let metadata: ResourceMetadata
  let spec: RawJSON
  let state: AgentState
  let info: AgentInfo

  init(_ row: AgentRow, createdBy: Profile? = nil) {
    metadata = ResourceMetadata(row.resource, in: row.workspaceID)
    spec = row.spec
    state = row.state
    info = AgentInfo(variationCount: row.variationCount, createdBy: createdBy)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", metadata)
      json.field("spec", spec)
      json.field("state", state)
      json.field("info", info)
    }
  }
}

struct AgentInfo: WireOutput {
  let variationCount: Int
  let createdBy: Profile?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("variationCount", variationCount)
      json.field(ifPresent: "createdBy", createdBy)
    }
  }
}

/// The body that makes an agent. Its spec is kept as it comes, its named fields are checked.
/// [SDK: cadenya 1.8.0]
struct CreateAgent: RequestBody {
  let metadata: MetadataInput
  let spec: AgentSpecInput
  let defaultVariation: DefaultVariation?
}

/// The first variation of a new agent.
struct DefaultVariation: WireInput {
  let metadata: MetadataInput
  let spec: JSONObject?
}

/// An agent's spec: the fields that are documented, in their documented order.
struct AgentSpecInput: WireInput {
  let description: String?
  let webhookEventsURL: String?
  let variationSelectionMode: VariationSelectionMode?
  let systemPromptDataSchema: JSONObject?
  let outputDefinition: JSONObject?
  let enableEpisodicMemory: Bool?
  let episodicMemoryTTL: Int?
  let alwaysIncludeSubjectMemories: Bool?

  enum CodingKeys: String, CodingKey {
    case description
    case webhookEventsURL = "webhookEventsUrl"
    case variationSelectionMode, systemPromptDataSchema, outputDefinition, enableEpisodicMemory
    case episodicMemoryTTL = "episodicMemoryTtl"
    case alwaysIncludeSubjectMemories
  }

  /// What was given, as it is stored and shown. The mode is always there, for August's SDK requires
  /// it; at random by default.
  var document: RawJSON {
    var json = JSONWriter()
    json.object { json in
      json.field(ifPresent: "description", description)
      json.field(ifPresent: "webhookEventsUrl", webhookEventsURL)
      json.field("variationSelectionMode", variationSelectionMode ?? .random)
      json.field(ifPresent: "systemPromptDataSchema", systemPromptDataSchema)
      json.field(ifPresent: "outputDefinition", outputDefinition)
      json.field(ifPresent: "enableEpisodicMemory", enableEpisodicMemory)
      json.field(ifPresent: "episodicMemoryTtl", episodicMemoryTTL)
      json.field(ifPresent: "alwaysIncludeSubjectMemories", alwaysIncludeSubjectMemories)
    }
    return RawJSON(json.finish())
  }
}

/// How an objective's variation is chosen. [spec]
enum VariationSelectionMode: String, WireEnum {
  case unspecified = "VARIATION_SELECTION_MODE_UNSPECIFIED"
  case random = "VARIATION_SELECTION_MODE_RANDOM"
  case weighted = "VARIATION_SELECTION_MODE_WEIGHTED"
}

extension Cadenya {
  /// Drafts are published and come back; archiving is undone as a draft. [spec]
  static let agentResource = resource(
    "agent", AgentRow.self, state: "state", touched: "updated_at",
    lifecycle: Lifecycle(
      states: AgentState.allCases.map(\.rawValue),
      moves: [
        Lifecycle.Move("publish", from: ["STATE_DRAFT"], to: "STATE_PUBLISHED"),
        Lifecycle.Move("unpublish", from: ["STATE_PUBLISHED"], to: "STATE_DRAFT"),
        Lifecycle.Move("archive", from: ["STATE_DRAFT", "STATE_PUBLISHED"], to: "STATE_ARCHIVED"),
        Lifecycle.Move("unarchive", from: ["STATE_ARCHIVED"], to: "STATE_DRAFT"),
      ]),
    render: { Agent($0) })

  static func listAgents(
    _ call: Call<AgentQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<Agent> {
    var filter = ListFilter("workspace_id = ?", workspace.id)
    filter.requireState(oneOf: [call.input.state ?? ""])
    if let mode = call.input.variationSelectionMode, !mode.isEmpty,
      mode != VariationSelectionMode.unspecified.rawValue
    {
      filter.require("json_extract(spec, '$.variationSelectionMode') = ?", mode)
    }
    let includesInfo = call.input.includeInfo == true
    return try page(of: AgentRow.self, filter, call.input.list, db) {
      (row, db) throws(CadenyaError) in
      guard includesInfo else { return Agent(row) }
      return Agent(row, createdBy: try profile(row.resource.profileID, call.caller, db))
    }
  }

  static func createAgent(
    _ call: Call<CreateAgent>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Agent {
    let columns = ResourceColumns(
      id: try db.ulid("agent", prefix: "agent_"), call.input.metadata, by: call.caller,
      now: db.now)
    var row = AgentRow(columns, workspaceID: workspace.id, spec: call.input.spec.document)
    try refuse(try db.insert(row), "agent", columns)
    if let variation = call.input.defaultVariation {
      try db.add(
        DocumentRow(
          ResourceColumns(
            id: try db.ulid("agent_variation", prefix: "agentvar_"), variation.metadata,
            by: call.caller, now: db.now),
          .agentVariation, workspaceID: workspace.id, parentID: columns.id,
          spec: variation.spec ?? [:]))
      row.variationCount = 1
    }
    return Agent(row)
  }

  /// Deletes an agent and what belongs to it; one that a widget shows stays.
  /// [CLI docs/config-bundles.md]
  static func deleteAgent(
    _ call: Call<NoInput>, _ agent: AgentRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> EmptyAnswer {
    let isShown = try db.exists(
      DocumentRow.self,
      where: """
        workspace_id = ? AND kind = 'widget' AND parent_id = ''
        AND json_extract(spec, '$.agentId') = ?
        """, agent.workspaceID, agent.resource.id)
    guard !isShown else {
      throw CadenyaError(.failedPrecondition, "an agent that a widget shows cannot be deleted")
    }
    try db.retire(agentResource, agent.resource.id)
    try db.delete(AgentRow.self, agent.resource.id)
    return EmptyAnswer()
  }

  static func agent(
    _ context: RequestContext, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> AgentRow {
    try scoped(context, AgentRow.self, "agent", caller, db)
  }
}
