import Simulation
import Storage
import Wire

/// The body of `POST /projects`. [docs api/projects; the file system: skill projects.md]
struct CreateProject: RequestBody {
  let name: Text<1, 100>
  let description: Text<1, 500>
  let category: String?
  let visibility: ProjectVisibility?
  let tags: [NonEmptyText]?
  /// Taken and checked; there are no files here.
  let filesystemType: FilesystemType?
  let githubConfig: GitHubConfig?

  enum FilesystemType: String, WireEnum {
    case strongly, github
  }

  struct GitHubConfig: WireInput {
    let repoURL: NonEmptyText
    let branch: NonEmptyText?
    let sshKeyID: String?

    enum CodingKeys: String, CodingKey {
      case branch
      case repoURL = "repoUrl"
      case sshKeyID = "sshKeyId"
    }
  }
}

extension Strongly {
  /// Makes a project and its data volume of 50 GB. [docs api/projects]
  static func createProject(
    _ call: Call<CreateProject>, _ db: borrowing Transaction
  ) throws(StronglyError) -> Created<Project> {
    let input = call.input
    if input.filesystemType == .github, input.githubConfig == nil {
      throw StronglyError(invalid: "githubConfig", "is required for the file system github")
    }
    var row = ProjectRow(
      id: try db.token("project", prefix: "proj_", .lowercase, length: 12),
      organizationID: call.caller.organizationID, ownerID: call.caller.userID,
      name: input.name.value, description: input.description.value, category: input.category,
      visibility: input.visibility ?? .private, tags: (input.tags ?? []).map(\.value),
      now: db.now)
    guard try db.insert(row) == .done else { throw StronglyError(.projectNameExists) }
    try note("project.created", in: row.id, about: row.id, named: row.name, by: row.ownerID, db)
    row.defaultDataVolumeID = try makeDataVolume(of: row, db).id
    _ = try db.update(row, key: row.id)
    return Created(row.id)
  }

  /// A project's own volume, called as the project; where the owner has one of that name already,
  /// the project's id makes the difference.
  private static func makeDataVolume(
    of project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> VolumeRow {
    var volume = VolumeRow(
      id: try db.token("volume", prefix: "vol_", .lowercase, length: 12),
      organizationID: project.organizationID, ownerID: project.ownerID, projectID: project.id,
      label: project.name, description: "Data of \(project.name)", type: .data, sizeGB: 50,
      mountPath: nil, now: db.now)
    if try db.insert(volume) != .done {
      volume.label = "\(project.name) \(project.id)"
      volume.mountPath = "/data/\(volume.name)"
      try db.add(volume)
    }
    return volume
  }
}
