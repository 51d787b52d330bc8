import Simulation
import Wire

/// What a workspace and its organization allow of computers.
enum ComputerLimits {
  /// The limit of `max_computers`; the tenant's own stands above it.
  static let inWorkspace = Quota(
    "max_computers", why: "computers in a workspace, in any status")

  /// The ceiling above every workspace's own; none unless a world sets one.
  static let inTenant = Quota(
    "tenant_max_computers", why: "computers of an organization, in any status")

  static let all = [inWorkspace, inTenant]

  /// Holds a computer to the limits of the workspace it is made in or moved to. The statuses and
  /// texts of a refusal are our choice; the document says only that the limits cap. [seed 003]
  static func admit(
    _ size: ComputerSize, template: String, to workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) {
    let limits = workspace.limits
    try admit(size, to: workspace)
    if !limits.allowedTemplateTypes.isEmpty, !limits.allowedTemplateTypes.contains(template) {
      throw MiosaError(
        invalid: "computer", [("template_type", ["is not allowed in this workspace"])])
    }
    let allowance = db.allowance(
      inWorkspace, limit: limits.maxComputers, used: workspace.computerCount)
    if allowance.refuses() { throw MiosaError(.quotaExceeded) }
    let tenant = try db.find(TenantRow.self, workspace.tenantID)
    let ceiling = db.allowance(inTenant, limit: nil, used: tenant?.computerCount ?? 0)
    if ceiling.refuses() {
      throw MiosaError(.quotaExceeded, "organization computer limit reached")
    }
  }

  /// Holds a size to the workspace's largest.
  static func admit(_ size: ComputerSize, to workspace: WorkspaceRow) throws(MiosaError) {
    guard let largest = workspace.limits.maxComputerSize, size > largest else { return }
    throw MiosaError(
      invalid: "computer", [("size", ["exceeds the workspace maximum of \(largest.rawValue)"])])
  }
}
