import Simulation
import Wire

/// An API key as Cadenya shows it, in all four of its documented forms at once: `default` and the
/// assignments of October, `system` of August. [SDK: cadenya 1.8.0] [spec]
struct APIKey: ReplyBody {
  let metadata: AccountResourceMetadata
  let spec: APIKeySpec
  let state: APIKeyState
  let info: APIKeyInfo?

  /// The secret is shown by what creates, rotates or reveals it, and is empty everywhere else.
  init(_ row: APIKeyRow, token: String = "", info: APIKeyInfo? = nil) {
    metadata = AccountResourceMetadata(row.resource)
    spec = APIKeySpec(
      token: token, description: row.description, permissions: row.permissions,
      allWorkspaces: row.allWorkspaces,
      workspaceAssignments: row.workspaceIDs.map(APIKeyWorkspaceAssignment.init),
      isDefault: row.isDefault)
    state = row.state
    self.info = info
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", metadata)
      json.field("spec", spec)
      json.field("state", state)
      json.field(ifPresent: "info", info)
    }
  }
}

/// What a key is and may do.
struct APIKeySpec: WireOutput {
  let token: String
  let description: String
  let permissions: [String]
  let allWorkspaces: Bool
  let workspaceAssignments: [APIKeyWorkspaceAssignment]
  let isDefault: Bool

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("token", token)
      json.field("description", description)
      json.field("permissions", permissions)
      json.field("allWorkspaces", allWorkspaces)
      json.field("workspaceAssignments", workspaceAssignments)
      json.field("default", isDefault)
      json.field("system", isDefault)
    }
  }
}

/// A workspace that a key is held to.
struct APIKeyWorkspaceAssignment: WireOutput, WireInput {
  let workspaceID: String

  init(_ workspaceID: String) { self.workspaceID = workspaceID }

  enum CodingKeys: String, CodingKey {
    case workspaceID = "workspaceId"
  }

  func write(to json: inout JSONWriter) { json.object { $0.field("workspaceId", workspaceID) } }
}

/// Who made a key and what it reaches: October's fields, then June's.
struct APIKeyInfo: WireOutput {
  let createdBy: Profile?
  let workspaces: [AccountResourceMetadata]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field(ifPresent: "createdBy", createdBy)
      json.field("workspaces", workspaces)
      json.field("workspacesPreview", array: workspaces) { json, workspace in
        json.object { json in
          json.field("id", workspace.id)
          json.field("name", workspace.name)
        }
      }
      json.field("workspacesTotal", workspaces.count)
    }
  }
}

/// The body that makes a key. October requires the assignments, August has none and June names them
/// beside the spec: what is left out is taken for all workspaces. Unknown and read-only keys
/// (`token`, `default`) are not looked at.
struct CreateAPIKey: RequestBody {
  let metadata: MetadataInput
  let spec: APIKeySpecInput
  let initialWorkspaceIDs: [String]?

  enum CodingKeys: String, CodingKey {
    case metadata, spec
    case initialWorkspaceIDs = "initialWorkspaceIds"
  }
}

struct APIKeySpecInput: WireInput {
  let description: String?
  let permissions: [String]?
  let allWorkspaces: Bool?
  let workspaceAssignments: [APIKeyWorkspaceAssignment]?
}

/// The body that changes a key.
struct UpdateAPIKey: RequestBody {
  let metadata: MetadataInput?
  let spec: APIKeySpecInput?
  let updateMask: String?
}

/// The body that adds or takes a workspace.
struct WorkspaceReference: RequestBody {
  let workspaceID: String

  enum CodingKeys: String, CodingKey {
    case workspaceID = "workspaceId"
  }
}
