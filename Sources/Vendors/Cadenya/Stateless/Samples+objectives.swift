import Simulation
import Wire

/// Sample objectives, which are declared only: what the SDKs require of them, and no more.
/// [SDK: cadenya 1.8.0, required fields]
extension Samples {
  static let objectives: [String: SampleResponse] = [
    "listObjectives": .body(taking: ResourceQuery.shape) { page(of: objective) },
    "createObjective": .body(taking: .body(["agentId": .text])) { objective },
    "getObjective": .body { objective },
    "cancelObjective": .body(taking: .optionalBody) { objective },
    "compactObjective": .json(queuedAction, taking: .optionalBody),
    "continueObjective": .body(taking: .body(["message": .text])) {
      GenerationSample(
        october: ["type": "event", "event": objectiveEvent], august: objectiveEvent)
    },
    "interruptObjective": .json(objectiveEvent),
    "createAndStreamObjective": .events(
      SampleEvent(
        GenerationSample(
          october: ["type": "objective", "objective": objective.october], august: objectiveEvent)),
      SampleEvent(
        GenerationSample(
          october: ["type": "event", "event": objectiveEvent], august: objectiveEvent)),
      taking: .body(["agentId": .text, "metadata": .anyObject])),
    "streamObjectiveEvents": .events(
      SampleEvent(objectiveEvent), SampleEvent(objectiveEvent)),
    "listObjectiveEvents": .body(taking: ResourceQuery.shape) { page(of: objectiveEvent) },
    "listObjectiveContextWindows": .body(taking: ResourceQuery.shape) {
      page(of: contextWindow)
    },
    "getObjectiveDiagnostics": .json(["diagnostics": diagnostics]),
    "listObjectiveFeedback": .body(taking: LabelledQuery.shape) { page(of: feedback) },
    "createObjectiveFeedback": .json(
      feedback, taking: .body(["metadata": .anyObject, "data": .anyObject])),
    "listAgentFeedback": .body(taking: ResourceQuery.shape) { page(of: feedback) },
    "listObjectiveQueuedActions": .body(taking: BareQuery.shape) {
      page(of: queuedAction)
    },
    "removeObjectiveQueuedAction": .json(queuedAction),
    "listObjectiveToolCalls": .body(taking: ResourceQuery.shape) { page(of: toolCall) },
    "getObjectiveToolCall": .json(toolCallWithResult),
    "approveToolCall": .json(toolCall),
    "denyToolCall": .json(toolCall, taking: .optionalBody),
    "setToolCallContent": .json(
      toolCall, taking: .body(["content": .list(.object(["type": .text]))])),
    "listObjectiveTools": .body(taking: BareQuery.shape) {
      page(of: ["metadata": ["id": "sample"], "snapshot": tree(.tool)] as JSON)
    },
  ]

  private static let objective = GenerationSample(
    october: objective(in: "OBJECTIVE_STATE_PENDING"), august: objective(in: "STATE_PENDING"))

  private static func objective(in state: String) -> JSON {
    [
      "metadata": operationMetadata,
      "configSnapshot": ["agent": agent, "agentVariation": tree(.agentVariation)],
      "state": .string(state), "stateMessage": "sample", "systemPrompt": "sample",
      "firstUserMessage": "sample", "parentObjectiveId": "sample", "secrets": secrets,
      "memoryCascade": [["memoryLayerId": "sample"]], "pinnedParameters": [:],
    ]
  }

  private static let userMessage: JSON = [
    "type": "userMessage", "userMessage": ["content": "sample"],
  ]

  private static let objectiveEvent: JSON = [
    "metadata": operationMetadata, "data": userMessage, "contextWindowId": "sample",
  ]

  private static let queuedAction: JSON = [
    "metadata": operationMetadata, "objectiveId": "sample", "data": userMessage,
    "state": "STATE_QUEUED",
  ]

  private static let contextWindow: JSON = [
    "metadata": operationMetadata,
    "data": [
      "objectiveId": "sample", "sequence": 1, "promptTokens": 1, "completionTokens": 1,
      "previousWindowContinueInstructions": "sample",
    ],
  ]

  private static let diagnostics: JSON = [
    "contextLengths": [
      "systemPrompt": 1, "skillsMemory": 1, "episodicMemory": 1, "availableTools": 1,
      "toolDefinitions": 1, "userMessages": 1, "assistantMessages": 1, "toolResults": 1,
    ],
    "inputTokens": 1, "cachedInputTokens": 1,
  ]

  private static let feedback: JSON = [
    "metadata": operationMetadata, "data": [:],
    "info": [
      "submittedBy": [
        "metadata": resourceMetadata,
        "spec": ["email": "sample", "name": "sample", "type": "PROFILE_TYPE_USER"],
      ]
    ],
  ]

  private static let resolvedSecrets: JSON = [
    ["key": "sample", "source": "RESOLVED_SECRET_SOURCE_WORKSPACE"]
  ]

  private static let toolCall: JSON = [
    "metadata": operationMetadata,
    "data": [
      "callable": ["type": "tool", "tool": resourceMetadata], "arguments": [:],
      "resolvedSecrets": resolvedSecrets,
    ],
    "status": "TOOL_CALL_STATUS_AUTO_APPROVED",
    "executionStatus": "TOOL_CALL_EXECUTION_STATUS_PENDING",
  ]

  private static let toolCallWithResult: JSON = toolCall.mergePatched(with: [
    "info": ["objective": operationMetadata], "resolvedSecrets": resolvedSecrets,
  ])
}
