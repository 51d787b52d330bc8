import Simulation
import Wire

// What bodies of objectives must have; conjure mode judges it, nothing reads them.
// [SDK: cadenya 1.8.0, required arguments]

struct CreateObjective: RequestBody {
  let agentID: String
  let metadata: JSONObject?

  enum CodingKeys: String, CodingKey {
    case agentID = "agentId"
    case metadata
  }
}

struct CreateAndStreamObjective: RequestBody {
  let agentID: String
  let metadata: JSONObject

  enum CodingKeys: String, CodingKey {
    case agentID = "agentId"
    case metadata
  }
}

struct CancelObjective: RequestBody {
  let reason: String?
}

struct CompactObjective: RequestBody {
  let compactionConfig: JSONObject?
}

struct ContinueObjective: RequestBody {
  let message: String
  let enqueue: Bool?
}

struct CreateObjectiveFeedback: RequestBody {
  let metadata: JSONObject
  let data: JSONObject
}

struct DenyToolCall: RequestBody {
  let memo: String?
}

struct SetToolCallContent: RequestBody {
  let content: [TaggedBlock]
}

/// An object whose `type` says which of several it is.
struct TaggedBlock: RequestBody {
  let type: String
}
