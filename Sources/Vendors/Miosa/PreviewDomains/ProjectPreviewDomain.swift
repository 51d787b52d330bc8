import Simulation
import Wire

/// The preview domain of a project, which stands before its workspace's. [docs projects]
extension Miosa {
  private static func domain(
    of project: ProjectRow, _ world: borrowing World
  ) throws(MiosaError) -> PreviewDomain {
    try domain(
      of: project.id, scope: "project", ancestors: [project.workspaceID, project.tenantID], world)
  }

  static func getProjectPreviewDomain(
    _ call: Call<NoInput>, _ project: ProjectRow, _ world: borrowing World
  ) throws(MiosaError) -> PreviewDomain {
    try domain(of: project, world)
  }

  static func setProjectPreviewDomain(
    _ call: Call<SetPreviewDomain>, _ project: ProjectRow, _ world: borrowing World
  ) throws(MiosaError) -> PreviewDomain {
    try setDomain(
      call.input.previewDomain.value, of: project.id, scope: "project", world)
    return try domain(of: project, world)
  }

  static func clearProjectPreviewDomain(
    _ call: Call<NoInput>, _ project: ProjectRow, _ world: borrowing World
  ) throws(MiosaError) -> PreviewDomain {
    try clearDomain(of: project.id, world)
    return try domain(of: project, world)
  }

  static func verifyProjectPreviewDomain(
    _ call: Call<NoInput>, _ project: ProjectRow, _ world: borrowing World
  ) throws(MiosaError) -> PreviewDomainCheck {
    PreviewDomainCheck(domain: try domain(of: project, world))
  }
}
