import Simulation
import Wire

/// Sample answers of routes that the vendor has withdrawn, for suites of June and August.
/// [SDK: cadenya 0.9.0, cadenya-go 0.11] The word for a state that is not published is ours.
extension Samples {
  static let withdrawn: [String: SampleResponse] = [
    "listBulkWorkspaceApplies": .body(taking: BareQuery.shape) { page(of: apply) },
    "createBulkWorkspaceApply": .json(
      apply, taking: .body(["data": .object(["bundleKey": .text])])),
    "getBulkWorkspaceApply": .json(apply),
    "listBulkWorkspaceApplyResults": .body(taking: BareQuery.shape) {
      page(of: ["metadata": operationMetadata, "data": ["type": "toolSet"]] as JSON)
    },
    "listObjectiveTasks": .body(taking: BareQuery.shape) { page(of: task) },
    "getObjectiveTask": .json(task),
    "createAgentVariationAssignment": .json(
      ["id": "sample", "type": "tool", "tool": ["id": "sample"]],
      taking: .body(["type": .text])),
    "deleteAgentVariationAssignment": .body { EmptyAnswer() },
    "createAgentVariationMemoryLayerAssignment": .json(
      layer, taking: .body(["memoryLayerId": .text])),
    "updateAgentVariationMemoryLayerAssignment": .json(layer, taking: .optionalBody),
    "deleteAgentVariationMemoryLayerAssignment": .body { EmptyAnswer() },
  ]

  private static let apply: JSON = [
    "metadata": operationMetadata, "data": ["bundleKey": "sample"],
    "status": ["state": "STATE_PENDING"],
  ]

  private static let task: JSON = [
    "metadata": ["id": "sample"], "data": ["number": 1, "task": "sample", "completed": true],
  ]

  private static let layer: JSON = [
    "id": "sample", "memoryLayer": ["id": "sample"], "position": 1,
  ]
}
