import Simulation
import Storage
import Wire

/// A volume, whole: eighteen keys. The size is `sizeGb` here and `sizeGB` in a request, and two
/// keys say whether it is shared. [docs api/volumes]
struct Volume: WireOutput, StronglyResource {
  let row: VolumeRow

  init(_ row: VolumeRow) { self.row = row }

  static let idKey: StaticString = "volumeId"

  func write(to json: inout JSONWriter) { row.write(to: &json, isWhole: true) }
}

/// A volume in a list: fifteen keys. [docs api/volumes]
struct VolumeItem: ListItem {
  let row: VolumeRow

  init(_ row: VolumeRow) { self.row = row }

  static let plural: StaticString = "volumes"

  func write(to json: inout JSONWriter) { row.write(to: &json, isWhole: false) }
}

extension VolumeRow {
  fileprivate func write(to json: inout JSONWriter, isWhole: Bool) {
    json.object { json in
      json.identifier(id)
      json.field("label", label)
      json.field("name", name)
      json.field("description", description)
      json.field("status", Self.status)
      json.field("type", type)
      json.field("volumeType", Self.volumeType)
      json.field("sizeGb", sizeGB)
      json.field("mountPath", mountPath)
      json.field("organizationId", organizationID)
      if isWhole { json.field("owner", owner) }
      json.field("ownerId", ownerID)
      json.field("projectId", projectID)
      json.field("isShared", isShared)
      if isWhole {
        json.field("shared", isShared)
        json.field("sharedWith", [String]())
      }
      json.field("createdAt", createdAt)
      json.field("updatedAt", updatedAt)
    }
  }
}

/// What `GET /volumes` takes. [docs api/volumes]
struct ListVolumes: RequestQuery {
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
  let label: NonEmptyText
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
struct UpdateVolume: RequestBody {
  let label: NonEmptyText?
  let description: String?
  let mountPath: AbsolutePath?
}

/// A path that begins with a slash.
struct AbsolutePath: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let pattern = TextPattern(name: "absolute path", regex: "^/.+$") {
    $0.hasPrefix("/") && $0.utf8.count > 1
  }
}

extension Strongly {
  static let volumeResource = resource("volume", VolumeRow.self, render: Volume.init)

  static func listVolumes(
    _ call: Call<ListVolumes>, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<VolumeItem> {
    let input = call.input
    var filter = RowFilter("organization_id = ?", call.caller.organizationID)
    filter.require("type = ?", input.type)
    filter.require("project_id = ?", input.projectID)
    filter.search(input.search)
    let (rows, page) = try list(
      VolumeRow.self, filter,
      by: (input.sort ?? ListOrder(field: .createdAt, isDescending: true)).clause,
      ListWindow(limit: input.limit, offset: input.offset), db)
    return List(page: page, items: rows.map(VolumeItem.init))
  }

  /// A name is the owner's own: a second shared one, or a second one that is not, is 409. [skill
  /// compute.md]
  static func createVolume(
    _ call: Call<CreateVolume>, _ db: borrowing Transaction
  ) throws(StronglyError) -> Created<Volume> {
    let input = call.input
    let project: ProjectRow? =
      if let id = input.projectID { try openProject(id: id, call.caller, db) } else { nil }
    let row = VolumeRow(
      id: try db.token("volume", prefix: "vol_", .lowercase, length: 12),
      organizationID: call.caller.organizationID, ownerID: call.caller.userID,
      projectID: project?.id, label: input.label.value, description: input.description ?? "",
      type: input.type ?? .data, sizeGB: input.sizeGB?.value ?? 50,
      mountPath: input.mountPath?.value, now: db.now)
    guard try db.insert(row) == .done else { throw StronglyError(.volumeNameExists) }
    try note("volume.created", volume: row, call.caller, db)
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
    row.label = input.label?.value ?? row.label
    row.description = input.description ?? row.description
    row.mountPath = input.mountPath?.value ?? row.mountPath
    row.updatedAt = db.now
    guard try db.update(row, key: row.id) == .done else {
      throw StronglyError(.volumeNameExists)
    }
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
    try note("volume.deleted", volume: volume, call.caller, db)
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

  /// The volume that the path names, in the caller's organization; any other is 404.
  static func volume(
    _ context: RequestContext, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> VolumeRow {
    guard let row = try db.find(VolumeRow.self, context.path["id"]),
      row.organizationID == caller.organizationID
    else { throw StronglyError(.volumeNotFound) }
    return row
  }

  /// Notes what happened to a volume in the activity of its project, if it has one.
  static func note(
    _ action: String, volume: VolumeRow, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) {
    guard let project = volume.projectID else { return }
    try note(
      action, in: project, about: volume.id, named: volume.label, by: caller.userID, db)
  }
}
