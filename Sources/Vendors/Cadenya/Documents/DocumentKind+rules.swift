import Simulation
import Wire

/// The members of specs by kind, as the SDKs declare them. [SDK: cadenya 1.8.0]
extension DocumentKind {
  private static let text = String.schema
  private static let flag = Bool.schema
  private static let whole = Int.schema
  private static let object = Schema(.object([], open: true))
  private static let list = Schema(.array(Schema(.any)))
  /// A number that travels as a string.
  private static let int64 = Schema(.string(Schema.StringRules(format: "int64"))) { json in
    json.stringValue.map { Int($0) == nil } ?? true ? .format("int64") : nil
  }

  private static func word(_ words: String...) -> Schema { Schema(.enumeration(words)) }

  /// An object of one of several shapes, which its `type` names.
  private static func union(_ words: String...) -> Schema {
    Schema(.object([Property(name: "type", schema: Schema(.enumeration(words)))], open: true))
  }

  static let variationRules = SpecRules(
    members: [
      ("systemPromptTemplate", text), ("progressiveDiscovery", object), ("constraints", object),
      ("description", text), ("modelConfig", object), ("compactionConfig", object),
      ("firstUserMessageTemplate", text),
      (
        "assignments",
        Schema(.array(union("toolId", "toolSetId", "subAgentId", "agentPoolId")))
      ), ("memoryLayerAssignments", cascade),
    ],
    references: [
      // Anything else is the provider's own name of a model.
      SpecRules.Reference(
        "modelConfig.modelId", .document(kind: "model"), prefixes: ["model_", ExternalID.prefix]),
      SpecRules.Reference("assignments[].toolId", .document(kind: "tool")),
      SpecRules.Reference("assignments[].toolSetId", .document(kind: "tool_set")),
      SpecRules.Reference("assignments[].subAgentId", .agent),
      SpecRules.Reference("assignments[].agentPoolId", .document(kind: "agent_pool")),
      SpecRules.Reference(
        "memoryLayerAssignments[].memoryLayerId", .document(kind: "memory_layer")),
    ])

  /// At most ten layers, each once and at a position of its own. [cadenya-typescript 1.0.1]
  private static let cascade = Schema(
    .array(
      Schema(
        .object(
          [
            Property(name: "memoryLayerId", schema: text),
            Property(name: "position", schema: whole, isRequired: false),
          ], open: true)))
  ) { json in
    let elements = json.arrayValue ?? []
    if elements.count > 10 { return .custom("must have at most 10 elements") }
    let layers = elements.compactMap { $0["memoryLayerId"]?.stringValue }
    if Set(layers).count < layers.count { return .custom("must name each layer once") }
    let positions = elements.compactMap { $0["position"]?.intValue }
    if Set(positions).count < positions.count {
      return .custom("must give each layer a position of its own")
    }
    return nil
  }

  static let scheduleRules = SpecRules(
    members: [
      ("schedule", object),
      (
        "overlapPolicy",
        word("OVERLAP_POLICY_UNSPECIFIED", "OVERLAP_POLICY_ALLOW", "OVERLAP_POLICY_SKIP")
      ), ("firstUserMessage", text), ("variationId", text), ("systemPromptData", object),
      ("firstUserMessageData", object),
    ], references: [SpecRules.Reference("variationId", .document(kind: "agent_variation"))])

  static let poolRules = SpecRules(
    members: [("description", text), ("assignments", list), ("instructions", text)],
    references: [SpecRules.Reference("assignments[].agentId", .agent)])

  static let providerKeyRules = SpecRules(
    members: [
      (
        "provider",
        word(
          "AI_PROVIDER_UNSPECIFIED", "AI_PROVIDER_OPENROUTER", "AI_PROVIDER_OPENAI",
          "AI_PROVIDER_ANTHROPIC", "AI_PROVIDER_GEMINI", "AI_PROVIDER_OPENAI_COMPATIBLE",
          "AI_PROVIDER_VERTEX", "AI_PROVIDER_BEDROCK")
      ),
      ("credentials", union("apiKey", "headers", "googleServiceAccount", "awsAccessKey")),
      ("config", union("openrouter", "openai", "openaiCompatible", "vertex", "bedrock")),
    ])

  static let modelRules = SpecRules(
    members: [
      ("provider", text), ("family", text), ("maxInputTokens", whole), ("maxOutputTokens", whole),
      ("inputPricePerMillionTokens", int64), ("outputPricePerMillionTokens", int64),
      ("cachedInputPricePerMillionTokens", int64), ("capabilities", list),
      ("providerModelId", text),
    ])

  /// The type of a layer is for good. [CLI docs/config-bundles.md] Pages of earlier months name
  /// semantic layers too.
  static let layerRules = SpecRules(
    members: [
      (
        "type",
        word(
          "MEMORY_LAYER_TYPE_UNSPECIFIED", "MEMORY_LAYER_TYPE_EPISODIC",
          "MEMORY_LAYER_TYPE_SKILLS", "MEMORY_LAYER_TYPE_SEMANTIC")
      ), ("systemManaged", flag), ("agentId", text), ("episodicKey", text), ("description", text),
      ("expiresAt", text), ("tenantId", text), ("subjectId", text),
    ], immutable: ["type"])

  /// A key is one of an object store: printable, not a path, not the service's own, once in a layer.
  /// [cadenya-typescript 1.0.1]
  static let entryRules = SpecRules(
    members: [
      (
        "key",
        Schema(.string(Schema.StringRules(pattern: "^[A-Za-z0-9!_.*'()/-]*$"))) { json in
          entryKeyFault(json.stringValue ?? "").map { .custom($0) }
        }
      ), ("description", text), ("content", text), ("uploadId", text), ("type", text),
    ], references: [SpecRules.Reference("uploadId", .document(kind: "upload"))], unique: "key")

  private static func entryKeyFault(_ key: String) -> String? {
    let marks = Array("!-_.*'()/".utf8)
    let isSafe = key.utf8.allSatisfy { byte in
      marks.contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    if !isSafe { return "must hold letters, digits and !-_.*'()/ only" }
    if key.hasPrefix("/") || key.hasSuffix("/") || key.contains("//") {
      return "must not begin or end with a slash, or have two in a row"
    }
    if key.hasPrefix("cadenya/") || key.hasPrefix("system/") {
      return "must not begin with cadenya/ or system/"
    }
    return nil
  }

  static let toolSetRules = SpecRules(
    members: [
      ("adapter", union("mcp", "http", "openapi", "bare")), ("description", text),
      ("overlays", list), ("secrets", list),
    ])

  static let toolSetSecretRules = SpecRules(members: [("value", text)])

  static let toolRules = SpecRules(
    members: [
      ("description", text), ("requiresApproval", flag), ("parameters", object),
      ("config", union("http", "mcp", "openapi", "bare")), ("llmToolName", text),
    ])

  static let uploadRules = SpecRules(
    members: [("filename", text), ("contentType", text), ("sizeBytes", int64)])

  static let widgetRules = SpecRules(
    members: [("agentId", text), ("variationId", text), ("originAllowlist", list)],
    references: [
      SpecRules.Reference("agentId", .agent),
      SpecRules.Reference("variationId", .document(kind: "agent_variation")),
    ])
}
