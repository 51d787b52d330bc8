import Simulation
import Storage
import Wire

/// What a workspace asks of its machine; a key that the client did not give is absent. [seed 002]
struct WorkspaceResources: WireInput {
  var cpu: Quantity?
  var memory: Quantity?
  var gpu: Quantity?
  var gpuType: NonEmptyText?
  var storage: Quantity?

  /// The default environment of a project. [docs projects]
  static let standard = WorkspaceResources(
    cpu: Quantity("2"), memory: Quantity("8Gi"), storage: Quantity("50Gi"))

  /// These, with those that `changes` gives in their place: the seed's own example of an update
  /// leaves out the storage, which cannot mean to lose it. [seed 002]
  func merging(_ changes: WorkspaceResources) -> WorkspaceResources {
    WorkspaceResources(
      cpu: changes.cpu ?? cpu, memory: changes.memory ?? memory, gpu: changes.gpu ?? gpu,
      gpuType: changes.gpuType ?? gpuType, storage: changes.storage ?? storage)
  }

  var isEmpty: Bool {
    cpu == nil && memory == nil && gpu == nil && gpuType == nil && storage == nil
  }

  var hasGPU: Bool { (gpu?.value ?? 0) > 0 }

  /// In the documented order.
  var document: ResourceDocument {
    var json = JSONWriter()
    json.object { json in
      json.field(ifPresent: "cpu", cpu)
      json.field(ifPresent: "memory", memory)
      json.field(ifPresent: "gpu", gpu)
      json.field(ifPresent: "gpuType", gpuType)
      json.field(ifPresent: "storage", storage)
    }
    return ResourceDocument(stored: RawJSON(json.finish()))
  }
}

/// The resources of a workspace as they are stored and shown; parsed only for computations.
struct ResourceDocument: WireOutput, ConvertedColumn {
  let stored: RawJSON

  var resources: WorkspaceResources {
    (try? stored.tree.decoded(as: WorkspaceResources.self)) ?? WorkspaceResources()
  }

  static var schema: Schema {
    let text = String.schema
    return Schema(
      .object(
        ["cpu", "memory", "gpu", "gpuType", "storage"].map {
          Property(name: $0, schema: text, isRequired: false)
        }, open: false), name: "WorkspaceResources")
  }

  func write(to json: inout JSONWriter) { stored.write(to: &json) }
}

extension ResourceDocument: Sampled {
  static let sample = WorkspaceResources.standard.document
}
