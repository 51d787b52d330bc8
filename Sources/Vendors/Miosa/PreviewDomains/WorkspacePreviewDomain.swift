import Simulation
import Wire

/// The preview domain of a workspace: its projects', unless they have their own. [seed 003]
extension Miosa {
  private static func domain(
    of workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomain {
    try domain(
      of: workspace.id, scope: "workspace", ancestors: [workspace.tenantID], db)
  }

  static func getWorkspacePreviewDomain(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomain {
    try domain(of: workspace, db)
  }

  static func setWorkspacePreviewDomain(
    _ call: Call<SetPreviewDomain>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomain {
    try setDomain(
      call.input.previewDomain.value, of: workspace.id, scope: "workspace", db)
    return try domain(of: workspace, db)
  }

  static func clearWorkspacePreviewDomain(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomain {
    try clearDomain(of: workspace.id, db)
    return try domain(of: workspace, db)
  }

  static func verifyWorkspacePreviewDomain(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomainCheck {
    PreviewDomainCheck(domain: try domain(of: workspace, db))
  }
}
