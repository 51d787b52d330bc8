import Simulation
import Wire

/// Sample things whose members are described by data: their kind says what they hold.
extension Samples {
  /// The kinds by what their operation ids are made of; uploads are neither listed nor changed.
  private static let kinds: [(name: DocumentCollection.Naming, kind: DocumentKind)] = [
    (.init("AgentSchedule"), .agentSchedule), (.init("AgentVariation"), .agentVariation),
    (.init("AgentPool"), .agentPool), (.init("AIProviderKey"), .aiProviderKey),
    (.init("Model"), .model), (.init("MemoryLayer"), .memoryLayer),
    (.init("MemoryEntry", "MemoryEntries"), .memoryEntry), (.init("ToolSet"), .toolSet),
    (.init("ToolSetSecret"), .toolSetSecret), (.init("Tool"), .tool), (.init("Upload"), .upload),
    (.init("Widget"), .widget),
  ]

  static let documents: [String: SampleResponse] = {
    var answers: [String: SampleResponse] = [:]
    for (name, kind) in kinds {
      for verb in ["create", "get"] + kind.actions.map(\.verb) {
        answers[verb + name.one] = .body { stateless(kind) }
      }
      guard kind.name != DocumentKind.upload.name else { continue }
      answers["update" + name.one] = .body { stateless(kind) }
      answers["list" + name.many] = .body { page(of: stateless(kind)) }
    }
    return answers
  }()

  /// A thing of a kind as it is shown that was made with nothing but a name.
  static func stateless(_ kind: DocumentKind) -> Document {
    let columns = ResourceColumns(
      id: "sample", accountID: "sample", name: "sample", profileID: "sample", now: .sample)
    return Document(
      DocumentRow(columns, kind, workspaceID: "sample", parentID: "", spec: [:]), kind,
      childCount: 1)
  }

  /// The same as a tree, for what contains it.
  static func tree(_ kind: DocumentKind) -> JSON {
    (try? JSON(parsing: stateless(kind).serialized())) ?? .null
  }

  static let agent: JSON = [
    "metadata": resourceMetadata,
    "spec": ["variationSelectionMode": "VARIATION_SELECTION_MODE_RANDOM"], "state": "STATE_DRAFT",
    "info": ["variationCount": 1],
  ]
}
