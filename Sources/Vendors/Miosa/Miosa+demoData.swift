package import Simulation
import Wire

/// What makes the documented commands work as printed: the ids and names of the vendor's own
/// examples, except what a documented command itself creates (`dr-smith-clinic`, `clinic_123`).
extension Miosa {
  package static func seedDemo(_ db: borrowing Simulation.Transaction<MiosaError>)
    throws(MiosaError)
  {
    let begun = min(DemoData.begun, db.now.floored(to: .seconds(86400)) - .seconds(30 * 86400))
    let tenant = TenantRow(
      id: DemoData.tenantID, name: "ClinicIQ", slug: TenantRow.demoSlug,
      ownerUserID: DemoData.userID, createdAt: begun)
    try db.add(tenant)
    for member in DemoData.members {
      try db.add(
        MemberRow(
          id: try db.uuid("member"), tenantID: tenant.id, userID: member.id,
          email: member.email, name: member.name, role: member.role, joinedAt: begun))
    }
    let caller = MiosaCaller(tenantID: tenant.id, userID: tenant.ownerUserID, key: "demo")
    var workspace = WorkspaceRow(
      id: DemoData.defaultWorkspaceID, tenantID: tenant.id, name: "default", slug: "default",
      now: begun)
    workspace.isDefault = true
    workspace.limits.maxComputers = 10
    workspace.limits.maxComputerSize = .large
    workspace.limits.defaultAutoStopSeconds = 3600
    try db.add(workspace)
    var project = ProjectRow(
      id: DemoData.defaultProjectID, workspace: workspace, name: "Default", slug: "default",
      now: begun)
    project.becomeDefault()
    try db.add(project)
    for number in 1...5 { try populate(computer: number, project, caller, begun, db) }

    var second = WorkspaceRow(
      id: try db.uuid("workspace"), tenantID: tenant.id, name: "Harbor Dental",
      slug: "harbor-dental", now: begun)
    second.externalWorkspaceID = "clinic_456"
    try db.add(second)
    var leads = ProjectRow(
      id: DemoData.leadMagnetID, workspace: second, name: "Lead Magnet", slug: "lead-magnet",
      now: begun)
    leads.externalProjectID = "project_789"
    try db.add(leads)
    try populateAccess(tenant, workspace, caller, begun, db)
  }

  /// A key whose text is not known, and an invitation that waits.
  private static func populateAccess(
    _ tenant: TenantRow, _ workspace: WorkspaceRow, _ caller: MiosaCaller, _ begun: Instant,
    _ db: borrowing Transaction
  ) throws(MiosaError) {
    var key = APIKeyRow(
      id: DemoData.keyID, tenantID: tenant.id, name: "CI", type: .user, purpose: .api, now: begun)
    _ = try key.mint(db)
    try db.add(key)
    let invite = InviteRow(
      id: DemoData.inviteID, workspace: workspace, email: "jo@example.com", role: .member,
      by: caller, token: DemoData.inviteToken, now: db.now)
    try db.add(invite)
    try db.begin("create", of: Invites.kind, invite.id)
  }

  /// Three small computers that run and two medium ones that are stopped: the sample of stats.
  private static func populate(
    computer number: Int, _ project: ProjectRow, _ caller: MiosaCaller, _ begun: Instant,
    _ db: borrowing Transaction
  ) throws(MiosaError) {
    let isRunning = number <= 3
    var row = ComputerRow(
      id: DemoData.computerID(number), caller: caller, name: "runner-\(number)",
      slug: "runner-\(number)", templateType: "miosa-desktop", size: isRunning ? .small : .medium,
      status: isRunning ? "running" : "stopped", workspaceID: project.workspaceID,
      projectID: project.id, now: begun)
    row.vmID = try db.token("vm", prefix: "vm_", .lowercase, length: 12)
    try db.add(row)
    try db.recordState("provisioning", of: Computers.kind, row.id, at: begun)
    // A working day every day, an hour more or less; those that run began today's half an hour ago.
    let today = db.now.floored(to: .seconds(86400))
    for day in 1...30 {
      let morning = today - .seconds(86400 * day) + .seconds(8 * 3600)
      guard morning > begun else { continue }
      let hours = 1.5 + db.draw("usage of computer \(number)", day)
      try db.recordUsage(
        of: "computer", row.id, in: project.workspaceID,
        UsageInterval(from: morning, until: morning + .milliseconds(Int64(hours * 3_600_000))))
    }
    if isRunning {
      try db.recordUsage(
        of: "computer", row.id, in: project.workspaceID,
        UsageInterval(from: db.now - .seconds(1800), until: nil))
    }
  }
}
