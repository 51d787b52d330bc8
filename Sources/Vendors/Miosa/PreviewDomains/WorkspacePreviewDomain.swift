import Simulation
import Wire

/// The preview domain of a workspace: its projects', unless they have their own. [seed 003]
extension Miosa {
  private static func domain(
    of workspace: WorkspaceRow, _ world: borrowing World
  ) throws(MiosaError) -> PreviewDomain {
    try domain(
      of: workspace.id, scope: "workspace", ancestors: [workspace.tenantID], world)
  }

  static func getWorkspacePreviewDomain(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ world: borrowing World
  ) throws(MiosaError) -> PreviewDomain {
    try domain(of: workspace, world)
  }

  static func setWorkspacePreviewDomain(
    _ call: Call<SetPreviewDomain>, _ workspace: WorkspaceRow, _ world: borrowing World
  ) throws(MiosaError) -> PreviewDomain {
    try setDomain(
      call.input.previewDomain.value, of: workspace.id, scope: "workspace", world)
    return try domain(of: workspace, world)
  }

  static func clearWorkspacePreviewDomain(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ world: borrowing World
  ) throws(MiosaError) -> PreviewDomain {
    try clearDomain(of: workspace.id, world)
    return try domain(of: workspace, world)
  }

  static func verifyWorkspacePreviewDomain(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ world: borrowing World
  ) throws(MiosaError) -> PreviewDomainCheck {
    PreviewDomainCheck(domain: try domain(of: workspace, world))
  }
}
