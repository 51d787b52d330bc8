import Simulation
import Wire

/// A project, whole: seventeen keys. [docs api/projects]
struct Project: WireOutput, StronglyResource {
  let row: ProjectRow

  init(_ row: ProjectRow) { self.row = row }

  static let idKey: StaticString = "projectId"

  func write(to json: inout JSONWriter) { row.write(to: &json, isWhole: true) }
}

/// A project in a list: without people and volumes. [docs api/projects]
struct ProjectItem: ListItem {
  let row: ProjectRow

  init(_ row: ProjectRow) { self.row = row }

  static let plural: StaticString = "projects"

  func write(to json: inout JSONWriter) { row.write(to: &json, isWhole: false) }
}

extension ProjectRow {
  fileprivate func write(to json: inout JSONWriter, isWhole: Bool) {
    json.object { json in
      json.identifier(id)
      json.field("name", name)
      json.field("description", description)
      json.field("status", status)
      json.field("category", category)
      json.field("visibility", visibility)
      json.field("organizationId", organizationID)
      if isWhole { json.field("owner", owner) }
      json.field("ownerId", ownerID)
      if isWhole {
        json.field("collaborators", collaborators)
        // Sharing has no route that we have seen: nothing is ever shared with anybody.
        json.field("sharedWith", [String]())
      }
      json.field("tags", tags)
      json.field("archived", status == .archived)
      if isWhole {
        json.field("defaultDataVolumeId", defaultDataVolumeID)
        json.field("attachedVolumeIds", attachedVolumeIDs)
      }
      json.field("createdAt", createdAt)
      json.field("updatedAt", updatedAt)
    }
  }
}

/// What `GET /projects` takes. [docs api/projects]
struct ListProjects: RequestQuery {
  let search: String?
  let status: String?
  let category: String?
  let tag: String?
  let limit: ListLimit?
  let offset: ListOffset?
  let sort: ListOrder<Field>?

  enum Field: String, SortField {
    case createdAt, updatedAt, name, status, category
  }
}

extension Strongly {
  static let projectResource = resource(
    "project", ProjectRow.self, state: "status", touched: "updated_at", render: Project.init)

  /// The whole organization's: who may see a private project is not simulated, for all keys that
  /// were not minted here are one person's.
  static func listProjects(
    _ call: Call<ListProjects>, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<ProjectItem> {
    let input = call.input
    var filter = RowFilter("organization_id = ?", call.caller.organizationID)
    filter.require("status = ?", input.status)
    filter.require("category = ?", input.category)
    // Tags are stored as a JSON array: one of them stands there in its quotes.
    filter.require(
      "instr(tags, ?) > 0",
      input.tag.map { String(decoding: JSON.string($0).serialized(), as: UTF8.self) })
    filter.search(input.search)
    let (rows, page) = try list(
      ProjectRow.self, filter,
      by: (input.sort ?? ListOrder(field: .createdAt, isDescending: true)).clause,
      ListWindow(limit: input.limit, offset: input.offset), db)
    return List(page: page, items: rows.map(ProjectItem.init))
  }

  static func getProject(
    _ call: Call<NoInput>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Project> {
    Bare(Project(project))
  }

  /// The project that the path names, in the caller's organization; any other is 404.
  static func project(
    _ context: RequestContext, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> ProjectRow {
    try project(id: context.path["id"], caller, db)
  }

  static func project(
    id: String, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> ProjectRow {
    guard let row = try db.find(ProjectRow.self, id),
      row.organizationID == caller.organizationID
    else { throw StronglyError(.projectNotFound) }
    return row
  }

  /// A project that new things may be put into: 409 where it is archived or paused. [docs projects]
  static func openProject(
    id: String, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> ProjectRow {
    let row = try project(id: id, caller, db)
    guard row.status == .active else {
      throw StronglyError(
        .projectArchived, "Project is \(row.status.rawValue) and cannot be changed")
    }
    return row
  }
}
