import Simulation
import Storage
import Wire

/// A workspace as Cadenya shows it. [seed 001]
struct Workspace: ReplyBody {
  let metadata: AccountResourceMetadata
  let spec: WorkspaceSpec
  let status: WorkspaceStatus
  /// Only where the client asks for it. [spec, since June]
  let info: WorkspaceInfo?

  init(_ row: WorkspaceRow, includesInfo: Bool = false) {
    metadata = AccountResourceMetadata(row.resource)
    spec = WorkspaceSpec(description: row.description)
    status = row.status
    info = includesInfo ? row.counts : nil
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", metadata)
      json.field("spec", spec)
      json.field("status", status)
      json.field(ifPresent: "info", info)
    }
  }
}

/// What a workspace was made with.
struct WorkspaceSpec: WireOutput {
  let description: String

  func write(to json: inout JSONWriter) { json.object { $0.field("description", description) } }
}
