import Simulation
import Storage
import Wire

/// What a variation's `info` says of its assignments, in both generations: October's counts and
/// names, and the two lists that the TypeScript SDK requires. [SDK: cadenya 1.8.0] [SDK:
/// cadenya-typescript 1.0.1]
struct VariationInfo {
  /// A target that a variation is assigned.
  private struct Target {
    /// `tool`, `toolSet`, `agent` or `agentPool`.
    let type: String
    let id: String
    let name: String

    var json: JSON { ["id": .string(id), "name": .string(name)] }
  }

  private var targets: [Target] = []
  private var layers: [(position: Int, id: String, name: String)] = []
  private var toolsInSets = 0

  /// That of a variation without assignments.
  init() {}

  init(
    of spec: JSONObject, in workspaceID: String, _ db: borrowing Transaction
  ) throws(CadenyaError) {
    for assignment in spec["assignments"]?.arrayValue ?? [] {
      for (key, type, kind) in Self.keys {
        guard let reference = assignment[key]?.stringValue else { continue }
        if kind == AgentRow.noun {
          guard let agent = try AgentRow.known(as: reference, in: workspaceID, db) else { continue }
          targets.append(Target(type: type, id: agent.id, name: agent.resource.name))
        } else if let row = try DocumentRow.named(reference, kind, in: workspaceID, db) {
          targets.append(Target(type: type, id: row.id, name: row.resource.name))
          if kind == DocumentKind.toolSet.name {
            toolsInSets += try db.count(
              DocumentRow.self, where: "parent_id = ? AND kind = 'tool' AND state = ?", row.id,
              "STATE_AVAILABLE")
          }
        }
      }
    }
    for (index, assignment) in (spec["memoryLayerAssignments"]?.arrayValue ?? []).enumerated() {
      guard let reference = assignment["memoryLayerId"]?.stringValue,
        let row = try DocumentRow.named(
          reference, DocumentKind.memoryLayer.name, in: workspaceID, db)
      else { continue }
      layers.append((assignment["position"]?.intValue ?? index, row.id, row.resource.name))
    }
    layers.sort { $0.position < $1.position }
  }

  private static let keys = [
    ("toolId", "tool", "tool"), ("toolSetId", "toolSet", "tool_set"),
    ("subAgentId", "agent", "agent"), ("agentPoolId", "agentPool", "agent_pool"),
  ]

  private func count(_ type: String) -> Int { targets.count { $0.type == type } }

  var object: JSONObject {
    var names = JSONObject()
    for target in targets { names[target.id] = target.json }
    let assignments = targets.map { target -> JSON in
      ["id": .string(target.id), "type": .string(target.type), target.type: target.json]
    }
    let cascade = layers.map { layer -> JSON in
      [
        "id": .string(layer.id),
        "memoryLayer": ["id": .string(layer.id), "name": .string(layer.name)],
        "position": .number(JSONNumber(layer.position)),
      ]
    }
    let tools = count("tool") + count("agent") + count("agentPool") + toolsInSets
    return [
      "toolCount": number(count("tool")), "toolSetCount": number(count("toolSet")),
      "subAgentCount": number(count("agent")), "score": 0.0, "feedbackCount": 0,
      "memoryLayerCount": number(layers.count), "effectiveToolCount": number(tools),
      "assignmentMetadata": .object(names), "agentPoolCount": number(count("agentPool")),
      "assignments": .array(assignments), "memoryLayerAssignments": .array(cascade),
    ]
  }

  private func number(_ value: Int) -> JSON { .number(JSONNumber(value)) }
}
