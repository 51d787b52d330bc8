import Simulation
import Wire

/// The rest of what is declared only: tenants, sessions of widgets, what variations are assigned,
/// events and usage of tool sets. [SDK: cadenya 1.8.0, required fields]
extension Cadenya {
  static let conjuredOthers: [String: ConjuredAnswer] = [
    "addAgentVariationAssignment": variation(taking: TaggedBlock.shape),
    "removeAgentVariationAssignment": variation(taking: TaggedBlock.shape),
    "addAgentVariationMemoryLayer": variation(taking: AssignedMemoryLayer.shape),
    "removeAgentVariationMemoryLayer": variation(taking: AssignedMemoryLayer.shape),
    "updateAgentVariationMemoryLayer": variation(taking: PlacedMemoryLayer.shape),
    "listAgentWebhookDeliveries": .body(taking: LabelledQuery.shape) {
      conjuredPage(of: delivery)
    },
    "swapModelOnVariations": .body(taking: SwapModels.shape) { EmptyAnswer() },
    "listTenants": .body(taking: ResourceQuery.shape) { conjuredPage(of: tenant) },
    "getTenant": .json(tenant),
    "deleteTenant": .json(tenant),
    "listTenantSubjects": .body(taking: ResourceQuery.shape) {
      conjuredPage(of: ["metadata": resourceMetadata] as JSON)
    },
    "searchToolsOrToolSets": .json([
      "tools": [tree(.tool)], "toolSets": [tree(.toolSet)], "agents": [conjuredAgent],
    ]),
    "listToolSetEvents": .body(taking: ResourceQuery.shape) { conjuredPage(of: toolSetEvent) },
    "getToolSetOpenAPISpec": .json(["spec": "sample"]),
    "listToolSetUsage": .body(taking: ResourceQuery.shape) { conjuredPage(of: toolSetUsage) },
    "listWidgetSessions": .body(taking: ResourceQuery.shape) { conjuredPage(of: widgetSession) },
    "createWidgetSession": .json(widgetSession, taking: CreateWidgetSession.shape),
    "deleteTenantWidgetSessions": .json(["sessionsDeleted": 1, "objectivesDeleted": 1]),
    "getWidgetSession": .json(widgetSession),
    "deleteWidgetSession": .body { EmptyAnswer() },
    "revokeWidgetSession": .json(widgetSession),
  ]

  private static func variation(taking takes: InputShape) -> ConjuredAnswer {
    .body(taking: takes) { conjured(.agentVariation) }
  }

  private static let tenant: JSON = ["metadata": resourceMetadata, "state": "STATE_ACTIVE"]

  private static let delivery: JSON = [
    "metadata": operationMetadata,
    "data": [
      "agentId": "sample", "objectiveId": "sample", "objectiveEventId": "sample",
      "webhookUrl": "sample", "webhookId": "sample", "status": "WEBHOOK_DELIVERY_STATUS_PENDING",
      "attemptCount": 1, "lastAttemptAt": .string(conjuredTime), "httpStatusCode": 200,
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
    "assignedAt": .string(conjuredTime),
  ]

  private static let widgetSession: JSON = [
    "metadata": operationMetadata,
    "spec": [
      "widgetId": "sample", "tenant": ["id": "sample"], "subject": ["id": "sample"],
      "token": "sample",
    ],
    "state": "STATE_ACTIVE", "secrets": conjuredSecrets,
  ]
}

struct AssignedMemoryLayer: RequestBody {
  let memoryLayerID: String
  let position: Int?

  enum CodingKeys: String, CodingKey {
    case memoryLayerID = "memoryLayerId"
    case position
  }
}

struct PlacedMemoryLayer: RequestBody {
  let memoryLayerID: String
  let position: Int

  enum CodingKeys: String, CodingKey {
    case memoryLayerID = "memoryLayerId"
    case position
  }
}

struct SwapModels: RequestBody {
  let modelSwaps: [JSONObject]?
}

struct CreateWidgetSession: RequestBody {
  let metadata: JSONObject?
  let spec: WidgetSessionSpec
  let secrets: [JSONObject]?
}

struct WidgetSessionSpec: WireInput {
  let widgetID: String
  let tenant: ThingReference
  let subject: ThingReference

  enum CodingKeys: String, CodingKey {
    case widgetID = "widgetId"
    case tenant, subject
  }
}

struct ThingReference: WireInput {
  let id: String
}
