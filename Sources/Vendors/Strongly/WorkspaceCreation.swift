import Simulation
import Wire

/// The body of `POST /workspaces`. [seed 002]
///
/// What newer generations send beside it (environmentId, customResources, dataSources and others)
/// is taken and ignored.
struct CreateWorkspace: RequestBody {
  let name: NonEmptyText
  let description: NonEmptyText
  let environmentType: EnvironmentType
  let image: NonEmptyText?
  let resources: WorkspaceResources?
  let projectID: String?

  enum CodingKeys: String, CodingKey {
    case name, description, environmentType, image, resources
    case projectID = "projectId"
  }
}

extension Strongly {
  /// Answers at once; the workspace is pending and runs a little later by itself. [skill
  /// compute.md]
  static func createWorkspace(
    _ call: Call<CreateWorkspace>, _ db: borrowing Transaction
  ) throws(StronglyError) -> Created<Workspace> {
    let input = call.input
    let project: ProjectRow? =
      if let id = input.projectID { try openProject(id: id, call.caller, db) } else { nil }
    let given = input.resources ?? WorkspaceResources()
    let resources = given.isEmpty ? .standard : given
    guard
      let image = input.image?.value
        ?? input.environmentType.defaultImage(hasGPU: resources.hasGPU)
    else {
      throw StronglyError(invalid: "image", "is required for environment type custom")
    }
    let row = WorkspaceRow(
      id: try db.token("workspace", prefix: "ws_", .lowercase, length: 12),
      organizationID: call.caller.organizationID, ownerID: call.caller.userID,
      projectID: project?.id, name: input.name.value, description: input.description.value,
      environmentType: input.environmentType, image: image, resources: resources.document,
      now: db.now)
    try db.add(row)
    if let project {
      for volume in project.attachedVolumeIDs { try attach(volume: volume, to: row.id, db) }
      try note("workspace.created", workspace: row, call.caller, db)
    }
    try boot("create", row, db)
    return Created(row.id)
  }
}
