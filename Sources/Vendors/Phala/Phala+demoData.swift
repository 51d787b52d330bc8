package import Simulation
import Wire

/// What is there before anybody has asked: the user and the workspace that keys belong to, and the
/// nodes; then the demo data, which make the documented commands work as printed.
extension Phala {
  package static let lastingTables = [
    UserRow.table, WorkspaceRow.table, MembershipRow.table, NodeRow.table,
  ]

  package static func seedRequired(
    _ db: borrowing Simulation.Transaction<PhalaError>
  ) throws(PhalaError) {
    let begun = DemoData.begun(before: db.now)
    let alice = UserRow(id: DemoData.userID, number: 1, username: "alice", createdAt: begun)
    try db.add(alice)
    var team = WorkspaceRow(
      id: DemoData.workspaceID, number: 1, owner: alice.id, name: "My Team", slug: DemoData.slug,
      tier: .level1, now: begun)
    team.reservedNodes = 1
    try db.add(team)
    try db.add(MembershipRow(alice, team, role: "owner", isDefault: true))
    for (number, name, region, score) in DemoData.nodes {
      var node = NodeRow(
        number: number, nodeNumber: number - 2, name: name, region: region, score: score,
        deviceID: PhalaHash.sha256(Array("device \(name)".utf8)),
        ppid: String(PhalaHash.sha256(Array("ppid \(name)".utf8)).prefix(32)))
      if number == DemoData.reservedNode { node.reservedFor = team.id }
      try db.add(node)
    }
  }

  package static func seedDemo(
    _ db: borrowing Simulation.Transaction<PhalaError>
  ) throws(PhalaError) {
    let begun = DemoData.begun(before: db.now)
    guard let alice = try db.find(UserRow.self, DemoData.userID),
      let team = try db.find(WorkspaceRow.self, DemoData.workspaceID),
      let node = try db.find(NodeRow.self, String(DemoData.reservedNode))
    else { return }
    let bob = UserRow(id: "usr_4567efgh", number: 2, username: "bob", createdAt: begun)
    try db.add(bob)
    try populate(
      workspace: 2, "Research Lab", .enterprise, begun, [(alice, "admin"), (bob, "owner")], db)
    try populate(workspace: 3, "Other Team", .level2, begun, [(bob, "owner")], db)
    try populate(workspace: 4, "Suspended Team", .level1, begun, [(bob, "owner")], db) {
      $0.billingStatus = "suspended"
      $0.suspendedAt = begun
    }
    try populate(workspace: 5, "Empty Wallet", .level1, begun, [(bob, "owner")], db) {
      $0.balanceMicros = 500_000
      $0.grantedMicros = 0
    }
    try db.add(ApiTokenRow(number: 1, alice, team, name: "demo", key: "phak_demo", now: begun))
    if db.takesMagicValues {
      var expired = ApiTokenRow(
        number: 2, alice, team, name: "expired", key: Magic.expired.text, now: begun)
      expired.expiresAt = begun + .seconds(86400)
      try db.add(expired)
    }
    try populate(cvm: DemoData.cvmName, app: DemoData.appName, in: team.id, node, alice, begun, db)
    try populate(cvm: "nightly-job", app: "nightly-job", in: team.id, node, alice, begun, db)
    try populateIdle(in: "suspended-team", bob, begun, db)
    try populateIdle(in: "empty-wallet", bob, begun, db)
  }

  private static func populate(
    workspace number: Int, _ name: String, _ tier: WorkspaceTier, _ begun: Instant,
    _ members: [(UserRow, String)], _ db: borrowing Transaction,
    adjust: (inout WorkspaceRow) -> Void = { _ in }
  ) throws(PhalaError) {
    var row = WorkspaceRow(
      id: try db.token("workspace", prefix: "wks_", .lowercase, length: 8), number: number,
      owner: members.first { $0.1 == "owner" }?.0.id ?? DemoData.userID, name: name,
      slug: name.lowercased().split(separator: " ").joined(separator: "-"), tier: tier, now: begun)
    adjust(&row)
    try db.add(row)
    for (user, role) in members { try db.add(MembershipRow(user, row, role: role)) }
  }

  /// A CVM that is stopped, where starting it is to be refused.
  private static func populateIdle(
    in slug: String, _ user: UserRow, _ begun: Instant, _ db: borrowing Transaction
  ) throws(PhalaError) {
    guard let workspace = try db.first(WorkspaceRow.self, where: "slug = ?", slug),
      let node = try db.find(NodeRow.self, "3")
    else { return }
    try populate(cvm: "idle-job", app: "idle-job", in: workspace.id, node, user, begun, db)
  }

  /// A small CVM that is stopped after six hours; the first one of `my-team` has the ids of the
  /// examples and runs since it was made.
  private static func populate(
    cvm name: String, app: String, in workspaceID: String, _ node: NodeRow, _ user: UserRow,
    _ begun: Instant, _ db: borrowing Transaction
  ) throws(PhalaError) {
    let isRunning = app == DemoData.appName
    let appID = isRunning ? DemoData.appID : try db.token("app", .hex, length: 40)
    try AppRow.add(appID, in: workspaceID, named: app, since: begun, db)
    var row = CvmRow(
      id: isRunning
        ? DemoData.cvmID : try db.token("cvm", prefix: "cvm_", .mixedCase, length: 8),
      number: try db.ordinal("cvm number"), workspaceID: workspaceID,
      creatorID: user.id, name: name, appID: appID,
      vmUUID: isRunning ? DemoData.vmUUID : try db.uuid("vm"), node: node,
      size: .standard, image: OSImage.standard.name,
      compose: AppCompose(name: app, dockerComposeFile: DemoData.composeFile), now: begun)
    row.status = isRunning ? "running" : "stopped"
    row.startedAt = isRunning ? begun : nil
    row.instanceID = try db.token("instance", .hex, length: 40)
    try db.add(row)
    try db.add(CvmSizeRow(id: try db.uuid("size"), row, from: begun))
    try db.add(
      RevisionRow(
        id: try db.token("revision", prefix: "rev_", .mixedCase, length: 12),
        number: try db.ordinal("revision number"), row, type: "create", trace: nil, now: begun))
    try db.recordUsage(
      of: "cvm", row.id, in: row.id,
      UsageInterval(from: begun, until: isRunning ? nil : begun + .seconds(6 * 3600)))
  }
}
