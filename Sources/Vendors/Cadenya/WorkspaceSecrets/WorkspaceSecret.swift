import Simulation
import Wire

/// A secret of a workspace. Its value goes in and never comes out (our choice: the documents only
/// say that it is optional). [spec]
struct WorkspaceSecret: ReplyBody {
  let metadata: ResourceMetadata
  let info: WorkspaceSecretInfo?

  init(_ row: WorkspaceSecretRow, info: WorkspaceSecretInfo? = nil) {
    metadata = ResourceMetadata(row.resource, in: row.workspaceID)
    self.info = info
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", metadata)
      json.field("spec", object: { _ in })
      json.field(ifPresent: "info", info)
    }
  }
}

/// Who made a secret. `lastUsedAt` is left out: nothing here uses secrets.
struct WorkspaceSecretInfo: WireOutput {
  let createdBy: Profile

  func write(to json: inout JSONWriter) { json.object { $0.field("createdBy", createdBy) } }
}

/// The body that makes a secret. [spec]
struct CreateWorkspaceSecret: RequestBody {
  let metadata: MetadataInput
  let spec: WorkspaceSecretSpecInput
}

/// The body that changes a secret. [spec]
struct UpdateWorkspaceSecret: RequestBody {
  let metadata: MetadataInput?
  let spec: WorkspaceSecretSpecInput?
  let updateMask: String?
}

struct WorkspaceSecretSpecInput: WireInput {
  let value: String?
}
