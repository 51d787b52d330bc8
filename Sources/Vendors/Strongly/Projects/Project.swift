import Simulation
import Wire

/// A project, whole: seventeen keys. [docs api/projects]
struct Project: WireOutput, ResponseSubject {
  let row: ProjectRow

  init(_ row: ProjectRow) { self.row = row }

  static let idKey: StaticString = "projectId"

  func write(to json: inout JSONWriter) { row.write(to: &json, isWhole: true) }
}

/// A project in a list: without people and volumes. [docs api/projects]
struct ProjectItem: RowItem {
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
