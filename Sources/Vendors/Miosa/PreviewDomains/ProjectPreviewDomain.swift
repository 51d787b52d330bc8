import Simulation
import Wire

/// The preview domain of a project, which stands before its workspace's. [docs projects]
extension Miosa {
  private static func domain(
    of project: ProjectRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomain {
    try domain(
      of: project.id, scope: "project", ancestors: [project.workspaceID, project.tenantID], db)
  }

  static func getProjectPreviewDomain(
    _ call: Call<NoInput>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomain {
    try domain(of: project, db)
  }

  static func setProjectPreviewDomain(
    _ call: Call<SetPreviewDomain>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomain {
    try setDomain(
      call.input.previewDomain.value, of: project.id, scope: "project", db)
    return try domain(of: project, db)
  }

  static func clearProjectPreviewDomain(
    _ call: Call<NoInput>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomain {
    try clearDomain(of: project.id, db)
    return try domain(of: project, db)
  }

  static func verifyProjectPreviewDomain(
    _ call: Call<NoInput>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomainCheck {
    PreviewDomainCheck(domain: try domain(of: project, db))
  }
}
