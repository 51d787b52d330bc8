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
