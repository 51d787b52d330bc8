import Wire

/// A kind of thing of tier 3, described by data: what the SDKs require of it, and no more.
///
/// Things of a kind are made, read, listed, changed and deleted like everything else of the vendor;
/// their spec is kept as it comes, once its `rules` hold.
struct DocumentKind: Sendable {
  /// A move between states, by the verb behind the id.
  struct Action: Sendable {
    let verb: String
    let state: String
    /// States from which it is refused with FailedPrecondition.
    var refusedFrom: Set<String> = []
    /// Whether it is refused with FailedPrecondition while variations use the thing.
    var isRefusedInUse = false
  }

  /// The singular, as operations and tables name it: `agent_pool`.
  let name: String
  /// What ids begin with. [spec, examples]
  let prefix: String
  /// The states, the first one first; none for a kind without.
  var states: [String] = []
  /// Members of the spec that every answer must have, with their defaults.
  /// [SDK: cadenya 1.8.0, required fields]
  var spec: JSONObject = [:]
  /// Members of the spec that never come out.
  var hidden: Set<String> = []
  /// Members of the spec that are shown beside it.
  var lifted: [String] = []
  /// What follows the spec and the state.
  var rest: JSONObject = [:]
  /// A member of `info` that counts the things of another kind that belong to it.
  var counted: (member: String, kind: String)?
  var actions: [Action] = []
  /// What its spec may hold.
  var rules = SpecRules()
  /// The parameters of its list.
  var query: any DocumentListQuery.Type = ResourceQuery.self

  /// The name for people: `agent pool`.
  var noun: String { name.replacing("_", with: " ") }
}

extension DocumentKind {
  static let agentVariation = DocumentKind(
    name: "agent_variation", prefix: "agentvar_",
    spec: ["assignments": [], "memoryLayerAssignments": []],
    rest: ["info": .object(VariationInfo().object)], rules: variationRules,
    query: AgentVariationQuery.self)

  /// Archiving a schedule is for good. [spec]
  static let agentSchedule = DocumentKind(
    name: "agent_schedule", prefix: "as_",
    states: ["STATE_ACTIVE", "STATE_PAUSED", "STATE_ARCHIVED"],
    spec: ["schedule": [:]], rest: ["info": ["totalFires": 0]],
    actions: [
      Action(verb: "pause", state: "STATE_PAUSED", refusedFrom: ["STATE_ARCHIVED"]),
      Action(verb: "resume", state: "STATE_ACTIVE", refusedFrom: ["STATE_ARCHIVED"]),
      Action(verb: "archive", state: "STATE_ARCHIVED"),
    ], rules: scheduleRules)

  static let agentPool = DocumentKind(
    name: "agent_pool", prefix: "pool_",
    states: [
      "AGENT_POOL_STATE_ACTIVE", "AGENT_POOL_STATE_INACTIVE", "AGENT_POOL_STATE_ARCHIVED",
    ],
    spec: ["description": "", "assignments": []],
    actions: [
      Action(verb: "activate", state: "AGENT_POOL_STATE_ACTIVE"),
      Action(verb: "deactivate", state: "AGENT_POOL_STATE_INACTIVE"),
      Action(verb: "archive", state: "AGENT_POOL_STATE_ARCHIVED"),
      Action(verb: "unarchive", state: "AGENT_POOL_STATE_INACTIVE"),
    ], rules: poolRules, query: StateQuery.self)

  static let aiProviderKey = DocumentKind(
    name: "ai_provider_key", prefix: "aipk_", hidden: ["credentials"],
    rules: providerKeyRules, query: AIProviderKeyQuery.self)

  static let model = DocumentKind(
    name: "model", prefix: "model_", states: ["STATE_ENABLED", "STATE_DISABLED"],
    spec: [
      "provider": "", "family": "", "maxInputTokens": 0, "maxOutputTokens": 0,
      "inputPricePerMillionTokens": "0", "outputPricePerMillionTokens": "0", "capabilities": [],
      "providerModelId": "",
    ],
    rest: [
      "provenance": "PROVENANCE_MANUALLY_ENTERED",
      "basePricing": [
        "inputPricePerMillionTokens": "0", "outputPricePerMillionTokens": "0",
        "cachedInputPricePerMillionTokens": "0",
      ],
    ],
    actions: [
      Action(verb: "enable", state: "STATE_ENABLED"),
      Action(verb: "disable", state: "STATE_DISABLED", isRefusedInUse: true),
    ], rules: modelRules, query: ModelQuery.self)

  static let memoryLayer = DocumentKind(
    name: "memory_layer", prefix: "memlyr_",
    spec: [
      "type": "MEMORY_LAYER_TYPE_SKILLS", "systemManaged": false, "agentId": "", "episodicKey": "",
    ],
    rest: ["info": ["entryCount": 0]], counted: ("entryCount", "memory_entry"),
    rules: layerRules, query: MemoryLayerQuery.self)

  static let memoryEntry = DocumentKind(
    name: "memory_entry", prefix: "mementry_", spec: ["key": "", "description": ""],
    hidden: ["type", "content", "uploadId"], lifted: ["content"],
    rest: ["info": [:], "content": ""], rules: entryRules)

  static let toolSet = DocumentKind(
    name: "tool_set", prefix: "toolset_", states: ["STATE_ACTIVE", "STATE_ARCHIVED"],
    spec: ["adapter": ["type": "bare", "bare": [:]]],
    actions: [
      Action(verb: "archive", state: "STATE_ARCHIVED"),
      Action(verb: "unarchive", state: "STATE_ACTIVE"),
    ], rules: toolSetRules, query: StateQuery.self)

  static let toolSetSecret = DocumentKind(
    name: "tool_set_secret", prefix: "toolsecret_", hidden: ["value"],
    rules: toolSetSecretRules, query: ToolSetSecretQuery.self)

  static let tool = DocumentKind(
    name: "tool", prefix: "tool_", states: ["STATE_AVAILABLE", "STATE_OMITTED"],
    spec: [
      "description": "", "requiresApproval": false, "parameters": [:],
      "config": ["type": "bare", "bare": [:]],
    ],
    actions: [
      Action(verb: "omit", state: "STATE_OMITTED"),
      Action(verb: "restore", state: "STATE_AVAILABLE"),
    ], rules: toolRules, query: ToolQuery.self)

  /// Nothing can be uploaded: the address leads nowhere, and an upload stays pending.
  static let upload = DocumentKind(
    name: "upload", prefix: "upload_",
    spec: ["filename": "", "contentType": "", "sizeBytes": "0"],
    rest: [
      "info": [
        "uploadUrl": "https://uploads.cadenya.invalid/", "status": "UPLOAD_STATUS_PENDING",
      ]
    ], rules: uploadRules)

  static let widget = DocumentKind(
    name: "widget", prefix: "wgt_", states: ["STATE_ACTIVE", "STATE_ARCHIVED"],
    spec: ["agentId": ""],
    actions: [
      Action(verb: "archive", state: "STATE_ARCHIVED"),
      Action(verb: "unarchive", state: "STATE_ACTIVE"),
    ], rules: widgetRules, query: WidgetQuery.self)
}
