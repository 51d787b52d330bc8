package import Simulation
import Storage
import Wire

/// The demo account, and the demo data in it.
extension Cadenya {
  package static let lastingTables = [AccountRow.table, ProfileRow.table, WorkspaceRow.table]

  /// The demo account: its admin, its first workspace and its default key.
  package static func seedRequired(_ db: borrowing Simulation.Transaction<CadenyaError>)
    throws(CadenyaError)
  {
    _ = try AccountRow.found(
      DemoData.accountSlug, ids: (DemoData.accountID, DemoData.adminProfileID), db)
  }

  /// Everything that the documents' examples name, and a key for every kind of refusal.
  package static func seedDemo(_ db: borrowing Simulation.Transaction<CadenyaError>)
    throws(CadenyaError)
  {
    let begun = DemoData.begun(before: db.now)
    let columns = { (id: String, name: String, day: Int64) in
      ResourceColumns(
        id: id, accountID: DemoData.accountID, name: name, profileID: DemoData.adminProfileID,
        now: begun + .seconds(day * 86400))
    }
    try db.add(
      ProfileRow(
        columns(DemoData.memberProfileID, "Max Member", 1), type: .user,
        email: "max@\(DemoData.accountSlug).example", isAdmin: false))
    try db.add(
      ProfileRow(
        columns(try db.ulid("profile", prefix: "profile_", at: begun), "Cadenya", 1),
        type: .system, email: "", isAdmin: false))
    for demo in DemoData.workspaces {
      let made = begun + .seconds(demo.hours * 3600)
      let id =
        if let known = demo.id { known } else {
          try db.ulid("workspace", prefix: "workspace_", at: made)
        }
      var workspace = ResourceColumns(
        id: id, accountID: DemoData.accountID, name: demo.name,
        profileID: DemoData.adminProfileID, now: made)
      workspace.externalID = demo.externalID
      workspace.labels = RawJSON(
        ["environment": .string(demo.externalID), "team": .string(demo.team)] as JSONObject)
      var row = WorkspaceRow(workspace, description: "\(demo.name) workspace")
      row.status = demo.status
      try db.add(row)
      try MemberRow.add(DemoData.adminProfileID, to: row.id, at: begun, db)
      if row.id != DemoData.stagingID { try row.addFirstModels(made, db) }
    }
    try MemberRow.add(DemoData.memberProfileID, to: DemoData.stagingID, at: begun, db)
    try furnish(columns, begun, db)
    try document(columns, begun, db)
    for demo in db.takesMagicValues ? DemoData.keys : [] {
      var key = columns(
        try db.ulid("apikey", prefix: "apikey_", at: begun), demo.name, 2)
      key.externalID = demo.externalID
      _ = try APIKeyRow.minted(key, isAdmin: demo.isAdmin, token: demo.magic.text, db) { row in
        row.permissions = demo.permissions
        row.allWorkspaces = demo.workspaceIDs.isEmpty
        row.workspaceIDs = demo.workspaceIDs
        row.state = demo.state
      }
    }
  }

  /// What the workspaces hold, so that their counts are not all 0.
  private static func furnish(
    _ columns: (String, String, Int64) -> ResourceColumns, _ begun: Instant,
    _ db: borrowing Transaction
  ) throws(CadenyaError) {
    let development = try WorkspaceRow.default(of: DemoData.accountID, db)?.id
    for demo in DemoData.agents {
      guard let workspaceID = demo.isInStaging ? DemoData.stagingID : development else { continue }
      var agent = columns(try db.ulid("agent", prefix: "agent_", at: begun), demo.name, 2)
      agent.externalID = demo.externalID
      try db.add(
        AgentRow(
          agent, workspaceID: workspaceID,
          spec: RawJSON(
            [
              "description": .string(demo.name),
              "variationSelectionMode": .string(VariationSelectionMode.random.rawValue),
            ] as JSONObject)))
      for number in 0..<demo.variationCount {
        try add(
          .agentVariation, "Variation \(number + 1)", "demo", to: workspaceID, agent.id, columns,
          begun,
          db)
      }
    }
    var secret = columns(
      try db.ulid("wsecret", prefix: "wsecret_", at: begun), "STRIPE_API_KEY", 2)
    secret.externalID = "stripe"
    try db.add(
      WorkspaceSecretRow(secret, workspaceID: DemoData.stagingID, value: "stripe-demo-key"))
    var endpoint = columns(try db.ulid("te", prefix: "te_", at: begun), "Tool server", 1)
    endpoint.externalID = "tools"
    try db.add(TrustedEndpointRow(endpoint, host: "tools.acme.example"))
  }

  /// One thing of every kind of tier 3, each with the external id `demo`.
  private static func document(
    _ columns: (String, String, Int64) -> ResourceColumns, _ begun: Instant,
    _ db: borrowing Transaction
  ) throws(CadenyaError) {
    let agent = try db.first(
      AgentRow.self, where: "workspace_id = ? AND external_id = ?", DemoData.stagingID, "support")
    try add(
      .agentSchedule, "Nightly", "demo", to: DemoData.stagingID, agent?.resource.id ?? "", columns,
      begun, db)
    for kind in [DocumentKind.agentPool, .upload, .widget] {
      try add(kind, "Demo \(kind.noun)", "demo", to: DemoData.stagingID, "", columns, begun, db)
    }
    // The key that every workspace has from the start. [CLI docs/config-bundles.md]
    let key = try add(
      .aiProviderKey, "Getting started key", "getting-started-key", to: DemoData.stagingID, "",
      columns, begun, db)
    try add(
      .model, "Demo model", "demo", to: DemoData.stagingID, "", source: key, columns, begun, db)
    let layer = try add(
      .memoryLayer, "Demo memory layer", "demo", to: DemoData.stagingID, "", columns, begun, db)
    try add(
      .memoryEntry, "Demo memory entry", "demo", to: DemoData.stagingID, layer, columns, begun,
      db)
    let tools = try add(
      .toolSet, "Demo tool set", "demo", to: DemoData.stagingID, "", columns, begun, db)
    for kind in [DocumentKind.tool, .toolSetSecret] {
      try add(
        kind, "Demo \(kind.noun)", "demo", to: DemoData.stagingID, tools, columns, begun, db)
    }
  }

  @discardableResult
  private static func add(
    _ kind: DocumentKind, _ name: String, _ externalID: String, to workspaceID: String,
    _ parentID: String, source sourceID: String = "",
    _ columns: (String, String, Int64) -> ResourceColumns, _ begun: Instant,
    _ db: borrowing Transaction
  ) throws(CadenyaError) -> String {
    var resource = columns(
      try db.ulid(kind.name, prefix: kind.prefix, at: begun), name, 2)
    resource.externalID = externalID
    try db.add(
      DocumentRow(
        resource, kind, workspaceID: workspaceID, parentID: parentID, sourceID: sourceID,
        spec: [:]))
    return resource.id
  }
}
