package import Simulation
import Wire

/// What makes the documented commands work as printed: the same person, project, volumes and
/// workspace stand in all of the vendor's examples. [seed 002] [docs api]
extension Strongly {
  package static let lastingTables = [OrganizationRow.table, UserRow.table, MemberRow.table]

  /// The demo user, the organization and the documented key: without them no request would be
  /// authenticated.
  package static func seedRequired(_ db: borrowing Simulation.Transaction<StronglyError>)
    throws(StronglyError)
  {
    let begun = DemoData.begun
    try db.add(
      OrganizationRow(
        id: DemoData.organizationID, name: "Acme Corp", description: "Machine learning at Acme",
        plan: "enterprise", ownerID: DemoData.userID, namespace: "acme-corp",
        creditCents: 450_000, now: begun))
    var jane = UserRow(
      id: DemoData.userID, organizationID: DemoData.organizationID, email: "jane@example.com",
      name: "Jane Smith", role: "admin", now: begun)
    jane.lastLoginAt = DemoData.started
    try db.add(jane)
    try db.add(
      MemberRow(
        organizationID: DemoData.organizationID, userID: DemoData.userID, role: "owner",
        now: begun))
    try db.add(
      APIKeyRow(
        id: "67a1b2c3d4e5f6a7b8c9d0e1", key: DemoData.key, owner: jane, name: "CI/CD Pipeline",
        scopes: DemoData.scopes, now: begun))
  }

  package static func seedDemo(_ db: borrowing Simulation.Transaction<StronglyError>)
    throws(StronglyError)
  {
    let jane = try UserRow.required(DemoData.userID, db)
    let john = UserRow(
      id: "user_123", organizationID: DemoData.organizationID, email: "john@example.com",
      name: "John Doe", role: "developer", now: DemoData.begun)
    try db.add(john)
    try db.add(
      MemberRow(
        organizationID: DemoData.organizationID, userID: john.id, role: "member",
        now: DemoData.begun))
    try addProject(db)
    try db.add(
      CollaboratorRow(
        projectID: DemoData.projectID, userID: john.id, role: .editor, now: DemoData.begun))
    try addWorkspaces(db)
    try addTransactions(db)
    if db.takesMagicValues { try addMagicKeys(jane, john, db) }
    try db.add(
      InvitationRow(
        id: "inv_abc123", organizationID: DemoData.organizationID, email: "newuser@example.com",
        role: .member, invitedBy: DemoData.userID, now: db.now))
  }

  private static func addProject(_ db: borrowing Transaction) throws(StronglyError) {
    var project = ProjectRow(
      id: DemoData.projectID, organizationID: DemoData.organizationID, ownerID: DemoData.userID,
      name: "ML Training Pipeline", description: "End-to-end ML training and deployment pipeline",
      category: "machine-learning", visibility: .private, tags: ["ml", "production"],
      now: DemoData.begun)
    project.defaultDataVolumeID = "vol_def001"
    try db.add(project)
    for (id, label, size) in [("vol_def001", "Training Data", 100), ("vol_def002", "Models", 50)] {
      try db.add(
        VolumeRow(
          id: id, organizationID: DemoData.organizationID, ownerID: DemoData.userID,
          projectID: project.id, label: label, description: "\(label) of the pipeline",
          type: id == "vol_def001" ? .data : .model, sizeGB: size,
          mountPath: id == "vol_def001" ? "/data/training" : nil, now: DemoData.begun))
    }
    var legacy = ProjectRow(
      id: DemoData.archivedProjectID, organizationID: DemoData.organizationID,
      ownerID: DemoData.userID, name: "Legacy Experiments", description: "Kept for reading",
      category: nil, visibility: .organization, tags: [], now: DemoData.begun - .seconds(86_400))
    legacy.status = .archived
    try db.add(legacy)
    for (action, id, name) in [
      ("project.created", project.id, project.name),
      ("volume.created", "vol_def001", "Training Data"), ("volume.created", "vol_def002", "Models"),
    ] {
      try db.add(
        ActivityRow(
          id: try db.token("activity", prefix: "act_", .lowercase, length: 12),
          projectID: project.id, userID: DemoData.userID, action: action, resourceID: id,
          resourceName: name, now: DemoData.begun))
    }
  }

  /// Eight, as the seed's list counts; its own is the newest.
  private static func addWorkspaces(_ db: borrowing Transaction) throws(StronglyError) {
    let others: [(name: String, type: EnvironmentType, status: String)] = [
      ("Feature Exploration", .jupyter, "stopped"), ("Pipeline Editor", .vscode, "running"),
      ("Survival Analysis", .rstudio, "stopped"), ("Batch Scoring", .custom, "failed"),
      ("Notebook Archive", .jupyter, "terminated"), ("API Sandbox", .vscode, "stopped"),
      ("Quarterly Report", .rstudio, "running"),
    ]
    for (index, other) in others.enumerated() {
      var row = WorkspaceRow(
        id: try db.token("workspace", prefix: "ws_", .lowercase, length: 12),
        organizationID: DemoData.organizationID, ownerID: DemoData.userID, projectID: nil,
        name: other.name, description: "\(other.name) of the data team",
        environmentType: other.type,
        image: other.type.defaultImage(hasGPU: false) ?? "acme/scoring:1.4",
        resources: WorkspaceResources.standard.document,
        now: DemoData.begun + .seconds(3600 * index))
      row.status = other.status
      try db.add(row)
      try db.recordState("pending", of: Workspaces.kind, row.id, at: row.createdAt)
      try BootRow.add(of: row, at: row.createdAt, db)
      if other.status != "failed" {
        try db.recordState(
          "running", of: Workspaces.kind, row.id, at: row.createdAt + .seconds(2))
      }
      if other.status != "running" {
        row.updatedAt = row.createdAt + .seconds(600)
        _ = try db.update(row, key: row.id)
        try db.recordState(other.status, of: Workspaces.kind, row.id, at: row.updatedAt)
      }
    }
    var row = WorkspaceRow(
      id: DemoData.workspaceID, organizationID: DemoData.organizationID, ownerID: DemoData.userID,
      projectID: DemoData.projectID, name: "Training Environment",
      description: "GPU-enabled workspace for model training", environmentType: .jupyter,
      image: "strongly/jupyter-gpu:latest",
      resources: WorkspaceResources(
        cpu: Quantity("4"), memory: Quantity("16Gi"), gpu: Quantity("1"),
        gpuType: NonEmptyText("nvidia-a10g"), storage: Quantity("50Gi")
      ).document, now: DemoData.made)
    row.status = "running"
    row.updatedAt = DemoData.started
    try db.add(row)
    for volume in ["vol_def001", "vol_def002"] {
      try AttachmentRow.attach(volume: volume, to: row.id, db)
    }
    try db.recordState("pending", of: Workspaces.kind, row.id, at: DemoData.started)
    try BootRow.add(of: row, at: DemoData.started, db)
    try db.recordState(
      "running", of: Workspaces.kind, row.id, at: DemoData.started + .seconds(90))
  }

  /// Writes the demo organization's: bought in January, used since, with the documented balance
  /// left.
  private static func addTransactions(_ db: borrowing Transaction) throws(StronglyError) {
    let entries: [(type: String, amount: Int, balance: Int, text: String, day: Int)] = [
      ("purchase", 500_000, 500_000, "Credit purchase", 0),
      ("usage", -31_250, 468_750, "Usage in January", 17),
      ("usage", -18_750, 450_000, "Usage in February", 45),
    ]
    for entry in entries {
      try db.add(
        CreditTransactionRow(
          id: try db.token("transaction", prefix: "txn_", .lowercase, length: 12),
          organizationID: DemoData.organizationID, type: entry.type, amountCents: entry.amount,
          balanceCents: entry.balance, description: entry.text,
          createdAt: DemoData.begun + .seconds(86_400 * entry.day)))
    }
  }

  /// Keys that select behaviour without any preparation.
  private static func addMagicKeys(
    _ jane: UserRow, _ john: UserRow, _ db: borrowing Transaction
  ) throws(StronglyError) {
    let reading = DemoData.scopes.filter { $0.hasSuffix(":read") }
    try addKey(Magic.readOnly, "Read only", jane, reading, db)
    try addKey(
      Magic.expired, "Expired", jane, DemoData.scopes, expiresAt: DemoData.made, db)
    try addKey(Magic.revoked, "Revoked", jane, DemoData.scopes, isRevoked: true, db)
    try addKey(Magic.member, "Member", john, DemoData.scopes, db)
    let globex = OrganizationRow(
      id: "org_globex", name: "Globex", description: "Another customer", plan: "team",
      ownerID: "user_900", namespace: "globex", creditCents: 10_000, now: DemoData.begun)
    try db.add(globex)
    let gail = UserRow(
      id: globex.ownerID, organizationID: globex.id, email: "gail@globex.example",
      name: "Gail Fox", role: "admin", now: DemoData.begun)
    try db.add(gail)
    try db.add(
      MemberRow(
        organizationID: globex.id, userID: gail.id, role: "owner", now: DemoData.begun))
    try addKey(Magic.outsider, "Outsider", gail, DemoData.scopes, db)
  }

  private static func addKey(
    _ key: MagicValue, _ name: String, _ owner: UserRow, _ scopes: [String],
    expiresAt: Instant? = nil, isRevoked: Bool = false, _ db: borrowing Transaction
  ) throws(StronglyError) {
    try db.add(
      APIKeyRow(
        id: try db.token("key id", .hex, length: 24), key: key.text, owner: owner, name: name,
        scopes: scopes, expiresAt: expiresAt.map { min($0, db.now) }, isRevoked: isRevoked,
        now: DemoData.begun))
  }
}
