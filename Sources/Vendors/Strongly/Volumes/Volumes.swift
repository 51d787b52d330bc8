import HTTPTypes
import Simulation
import Storage
import Wire

/// Volumes: storage that outlives the workspaces that it is attached to.
enum Volumes: StronglyResource {
  static let kind = kind("volume", VolumeRow.self, render: Volume.init)
  static let kinds = [kind]

  private static let all = group(
    "/api/v1/volumes", about: "volume", tier: 2, access: .scope("volumes:read"),
    writing: .scope("volumes:write"), source: .docs("api/volumes"))
  private static let one = all.on(VolumeRow.self, at: "/{id}")
  /// The routes that change a volume: not while its project is archived or paused.
  private static let open = all.on(openVolume, at: "/{id}")

  private static let openVolume = Loader<VolumeRow>(
    fails: .volumeNotFound, .projectArchived,
    by: { (context, caller, db) throws(StronglyError) in
      let volume = try VolumeRow.find(context.path["id"], for: caller, db)
      try ProjectRow.requireOpen(volume.projectID, db)
      return volume
    })

  static let routes: [Route] = [
    all(.get, "", "List volumes", fails: .validationError, id: "listVolumes", by: listVolumes),
    all(
      .post, "", "Create a volume", returns: .created,
      fails: .validationError, .projectNotFound, .projectArchived, .volumeNameExists,
      id: "createVolume", by: createVolume),
    one(.get, "", "Get a volume", id: "getVolume", by: getVolume),
    open(
      .put, "", "Update a volume", fails: .validationError, .volumeNameExists, id: "updateVolume",
      by: updateVolume,
      source: .choice("the scope text says update, and no page shows the route")),
    open(
      .delete, "", "Delete a volume", returns: .noContent, fails: .volumeInUse,
      id: "deleteVolume", by: deleteVolume),
    open(
      .post, "/attach", "Attach a volume to a workspace",
      fails: .validationError, .workspaceNotFound, .volumeAlreadyAttached, id: "attachVolume",
      by: attachVolume, source: .docs("skill compute.md, older edition")),
    open(
      .post, "/detach", "Detach a volume from a workspace",
      fails: .validationError, .workspaceNotFound, .volumeNotAttached, id: "detachVolume",
      by: detachVolume, source: .docs("skill compute.md, older edition")),
  ]

  static func listVolumes(
    _ call: Call<ListVolumes>, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<VolumeItem> {
    let input = call.input
    var filter = RowFilter("organization_id = ?", call.caller.organizationID)
    filter.require("type = ?", ifPresent: input.type)
    filter.require("project_id = ?", ifPresent: input.projectID)
    filter.search(input.search, in: .labelAndDescription)
    return try List(filter, for: input, db)
  }

  /// A name is the owner's own: a second shared one, or a second one that is not, is 409. [skill
  /// compute.md]
  static func createVolume(
    _ call: Call<CreateVolume>, _ db: borrowing Transaction
  ) throws(StronglyError) -> Created<Volume> {
    let input = call.input
    let project: ProjectRow? =
      if let id = input.projectID?.nonEmpty {
        try ProjectRow.findOpen(id, for: call.caller, db)
      } else { nil }
    let row = VolumeRow(
      id: try db.token("volume", prefix: "vol_", .lowercase, length: 12),
      organizationID: call.caller.organizationID, ownerID: call.caller.userID,
      projectID: project?.id, label: input.label.value, description: input.description ?? "",
      type: input.type ?? .data, sizeGB: input.sizeGB?.value ?? 50,
      mountPath: input.mountPath?.value, now: db.now)
    guard try db.insert(row) == .done else { throw StronglyError(.volumeNameExists) }
    try row.note("volume.created", by: call.caller, db)
    return Created(row.id)
  }

  static func getVolume(
    _ call: Call<NoInput>, _ volume: VolumeRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Volume> {
    Bare(Volume(volume))
  }

  static func updateVolume(
    _ call: Call<UpdateVolume>, _ volume: VolumeRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Volume> {
    let input = call.input
    var row = volume
    call.remarkUnchanged([], db)
    row.label = input.label?.value ?? row.label
    row.description = input.description ?? row.description
    row.mountPath = input.mountPath?.value ?? row.mountPath
    row.updatedAt = db.now
    guard try db.update(row, key: row.id) == .done else {
      throw StronglyError(.volumeNameExists)
    }
    try row.note("volume.updated", by: call.caller, db)
    return Bare(Volume(row))
  }

  /// Refused while a workspace has it. [our choice]
  static func deleteVolume(
    _ call: Call<NoInput>, _ volume: VolumeRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> NoContent {
    guard !(try db.exists(AttachmentRow.self, where: "volume_id = ?", volume.id)) else {
      throw StronglyError(.volumeInUse)
    }
    try remove(volume, db)
    try volume.note("volume.deleted", by: call.caller, db)
    return NoContent()
  }

  /// Takes a volume away, from workspaces and from its project too.
  static func remove(_ volume: VolumeRow, _ db: borrowing Transaction) throws(StronglyError) {
    _ = try db.execute("DELETE FROM attachments WHERE volume_id = ?", volume.id)
    try db.delete(VolumeRow.self, volume.id)
    guard let project = volume.projectID else { return }
    _ = try db.execute(
      """
      UPDATE projects SET default_data_volume_id = NULL
      WHERE id = ? AND default_data_volume_id = ?
      """, project, volume.id)
  }
}

/// What `GET /volumes` takes. [docs api/volumes]
struct ListVolumes: SortedListQuery {
  let search: String?
  let type: String?
  let projectID: String?
  let limit: ListLimit?
  let offset: ListOffset?
  let sort: ListOrder<Field>?

  enum CodingKeys: String, CodingKey {
    case search, type, limit, offset, sort
    case projectID = "projectId"
  }

  enum Field: String, SortField {
    case createdAt, updatedAt, name, label, type, sizeGb
  }
}

/// The body of `POST /volumes`. [docs api/volumes; that only the label is a must is our choice]
struct CreateVolume: RequestBody {
  let projectID: String?
  let label: ResourceName<0>
  let sizeGB: Count<1, 65_536>?
  let description: String?
  let type: VolumeType?
  let mountPath: AbsolutePath?

  enum CodingKeys: String, CodingKey {
    case label, sizeGB, description, type, mountPath
    case projectID = "projectId"
  }
}

/// The body of `PUT /volumes/:id`. [our choice: the scope text says "update", and no page shows it]
struct UpdateVolume: ChangeBody {
  let label: ResourceName<0>?
  let description: String?
  let mountPath: AbsolutePath?

  static let members = memberNames
}

/// A path that begins with a slash.
struct AbsolutePath: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let pattern = TextPattern(name: "absolute path", regex: "^/.+$") {
    $0.hasPrefix("/") && $0.utf8.count > 1
  }
}
