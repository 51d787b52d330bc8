import Simulation
import Wire

extension Strongly {
  /// A project by id, in the caller's organization; any other is 404.
  static func project(
    id: String, _ caller: StronglyCaller, _ world: borrowing World
  ) throws(StronglyError) -> ProjectRow {
    guard let row = try world.find(ProjectRow.self, id),
      row.organizationID == caller.organizationID
    else { throw StronglyError(.projectNotFound) }
    return row
  }

  /// A project that takes changes: 409 where it is archived or paused. [docs projects]
  static func openProject(
    id: String, _ caller: StronglyCaller, _ world: borrowing World
  ) throws(StronglyError) -> ProjectRow {
    let row = try project(id: id, caller, world)
    guard row.status == .active else {
      throw StronglyError(
        .projectArchived, "Project is \(row.status.rawValue) and cannot be changed")
    }
    return row
  }
}
