import Simulation
import Wire

/// The rest of what is declared only: tenants, sessions of widgets, what variations are assigned,
/// events and usage of tool sets. [SDK: cadenya 1.8.0, required fields]
extension Samples {
  static let others: [String: SampleResponse] = [
    "addAgentVariationAssignment": variation(taking: .body(["type": .text])),
    "removeAgentVariationAssignment": variation(taking: .body(["type": .text])),
    "addAgentVariationMemoryLayer": variation(taking: .body(["memoryLayerId": .text])),
    "removeAgentVariationMemoryLayer": variation(taking: .body(["memoryLayerId": .text])),
    "updateAgentVariationMemoryLayer": variation(
      taking: .body(["memoryLayerId": .text, "position": .count])),
    "listAgentWebhookDeliveries": .body(taking: LabelledQuery.shape) {
      page(of: delivery)
    },
    "swapModelOnVariations": .body(taking: .optionalBody) { EmptyAnswer() },
    "listTenants": .body(taking: ResourceQuery.shape) { page(of: tenant) },
    "getTenant": .json(tenant),
    "deleteTenant": .json(tenant),
    "listTenantSubjects": .body(taking: ResourceQuery.shape) {
      page(of: ["metadata": resourceMetadata] as JSON)
    },
    "searchToolsOrToolSets": .json([
      "tools": [tree(.tool)], "toolSets": [tree(.toolSet)], "agents": [agent],
    ]),
    "listToolSetEvents": .body(taking: ResourceQuery.shape) { page(of: toolSetEvent) },
    "getToolSetOpenAPISpec": .json(["spec": "sample"]),
    "listToolSetUsage": .body(taking: ResourceQuery.shape) { page(of: toolSetUsage) },
    "listWidgetSessions": .body(taking: ResourceQuery.shape) { page(of: widgetSession) },
    "createWidgetSession": .json(widgetSession, taking: .body(["spec": widgetSessionSpec])),
    "deleteTenantWidgetSessions": .json(["sessionsDeleted": 1, "objectivesDeleted": 1]),
    "getWidgetSession": .json(widgetSession),
    "deleteWidgetSession": .body { EmptyAnswer() },
    "revokeWidgetSession": .json(widgetSession),
  ]

  private static func variation(taking takes: InputShape) -> SampleResponse {
    .body(taking: takes) { stateless(.agentVariation) }
  }

  private static let tenant: JSON = ["metadata": resourceMetadata, "state": "STATE_ACTIVE"]

  private static let delivery: JSON = [
    "metadata": operationMetadata,
    "data": [
      "agentId": "sample", "objectiveId": "sample", "objectiveEventId": "sample",
      "webhookUrl": "sample", "webhookId": "sample", "status": "WEBHOOK_DELIVERY_STATUS_PENDING",
      "attemptCount": 1, "lastAttemptAt": .string(time), "httpStatusCode": 200,
      "errorMessage": "sample", "latencyMs": 1,
      "eventType": "OBJECTIVE_EVENT_TYPE_USER_MESSAGE", "responseHeaders": [:],
      "responseContentLength": "1",
    ],
  ]

  private static let toolSetEvent: JSON = [
    "metadata": operationMetadata, "toolSetId": "sample",
    "event": ["type": "syncStarted", "syncStarted": ["message": "sample"]],
  ]

  private static let toolSetUsage: JSON = [
    "agentVariation": resourceMetadata, "agent": resourceMetadata, "model": resourceMetadata,
    "assignedAt": .string(time),
  ]

  private static let widgetSession: JSON = [
    "metadata": operationMetadata,
    "spec": [
      "widgetId": "sample", "tenant": ["id": "sample"], "subject": ["id": "sample"],
      "token": "sample",
    ],
    "state": "STATE_ACTIVE", "secrets": secrets,
  ]

  /// A session may be without them: tenant and subject are required of answers alone.
  /// [SDK: cadenya-typescript 1.0.1, cadenya-ruby 1.0.0]
  private static let widgetSessionSpec = Schema.object(["widgetId": .text])
}
