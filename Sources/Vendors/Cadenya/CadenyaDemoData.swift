package import Simulation
import Wire

/// What an account cannot be without, and the demo data on top of it.
extension Cadenya {
  /// The demo account: its admin, its first workspace and its default key.
  package static func found(_ world: borrowing Transaction<CadenyaError>) throws(CadenyaError) {
    _ = try found(
      account: DemoData.accountSlug, ids: (DemoData.accountID, DemoData.adminProfileID), world)
  }

  /// Makes an account. Its default key acts as the admin who founded it, so that it opens every
  /// route; that of the demo account has the token that `env` hands out.
  static func found(
    account slug: String, ids: (account: String, profile: String)?, _ world: borrowing World
  ) throws(CadenyaError) -> AccountRow {
    let now = ids == nil ? world.now : DemoData.begun(before: world.now)
    let accountID =
      if let ids { ids.account } else { try world.ulid("account", prefix: "account_") }
    let profileID =
      if let ids { ids.profile } else { try world.ulid("profile", prefix: "profile_") }
    let account = AccountRow(
      id: accountID, slug: slug, name: slug == DemoData.accountSlug ? "Acme" : slug,
      profileID: profileID, challengeToken: try challengeToken(world),
      signingKey: try signingKey(world), now: now)
    try world.add(account)
    let columns = { (id: String, name: String) in
      ResourceColumns(id: id, accountID: accountID, name: name, profileID: profileID, now: now)
    }
    try world.add(
      ProfileRow(
        columns(profileID, "Ada Admin"), type: .user, email: "ada@\(slug).example", isAdmin: true))
    var workspace = columns(
      try world.ulid("workspace", prefix: "workspace_", at: now), "Development")
    workspace.externalID = "development"
    workspace.labels = RawJSON(["environment": "development", "team": "platform"] as JSONObject)
    try world.add(WorkspaceRow(workspace, description: "Development workspace", isDefault: true))
    try join(workspace.id, profileID, now, world)
    var key = columns(try world.ulid("apikey", prefix: "apikey_", at: now), "Default key")
    key.externalID = "default"
    _ = try mint(
      key, isDefault: true, isAdmin: true, actingAs: profileID,
      token: ids == nil ? nil : DemoData.token, world
    ) { row in
      row.permissions = ["*"]
      row.allWorkspaces = true
    }
    return account
  }

  /// Everything that the documents' examples name, and a key for every kind of refusal.
  package static func populate(_ world: borrowing Transaction<CadenyaError>) throws(CadenyaError) {
    let begun = DemoData.begun(before: world.now)
    let columns = { (id: String, name: String, day: Int64) in
      ResourceColumns(
        id: id, accountID: DemoData.accountID, name: name, profileID: DemoData.adminProfileID,
        now: begun + .seconds(day * 86400))
    }
    try world.add(
      ProfileRow(
        columns(DemoData.memberProfileID, "Max Member", 1), type: .user,
        email: "max@\(DemoData.accountSlug).example", isAdmin: false))
    try world.add(
      ProfileRow(
        columns(try world.ulid("profile", prefix: "profile_", at: begun), "Cadenya", 1),
        type: .system, email: "", isAdmin: false))
    for (index, demo) in DemoData.workspaces.enumerated() {
      let day = Int64(index + 1)
      let id =
        if let known = demo.id { known } else {
          try world.ulid("workspace", prefix: "workspace_", at: begun + .seconds(day * 86400))
        }
      var workspace = columns(id, demo.name, day)
      workspace.externalID = demo.externalID
      workspace.labels = RawJSON(
        ["environment": .string(demo.externalID), "team": .string(demo.team)] as JSONObject)
      var row = WorkspaceRow(workspace, description: "\(demo.name) workspace")
      row.status = demo.status
      try world.add(row)
      try join(row.id, DemoData.adminProfileID, begun, world)
    }
    try join(DemoData.stagingID, DemoData.memberProfileID, begun, world)
    try furnish(columns, begun, world)
    try document(columns, begun, world)
    for demo in world.takesMagicValues ? DemoData.keys : [] {
      var key = columns(
        try world.ulid("apikey", prefix: "apikey_", at: begun), demo.name, 2)
      key.externalID = demo.externalID
      _ = try mint(key, isAdmin: demo.isAdmin, token: demo.magic.text, world) { row in
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
    _ world: borrowing World
  ) throws(CadenyaError) {
    let development = try defaultWorkspace(of: DemoData.accountID, world)?.id
    for demo in DemoData.agents {
      guard let workspaceID = demo.isInStaging ? DemoData.stagingID : development else { continue }
      var agent = columns(try world.ulid("agent", prefix: "agent_", at: begun), demo.name, 2)
      agent.externalID = demo.externalID
      try world.add(
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
          world)
      }
    }
    var secret = columns(
      try world.ulid("wsecret", prefix: "wsecret_", at: begun), "STRIPE_API_KEY", 2)
    secret.externalID = "stripe"
    try world.add(
      WorkspaceSecretRow(secret, workspaceID: DemoData.stagingID, value: "stripe-demo-key"))
    var endpoint = columns(try world.ulid("te", prefix: "te_", at: begun), "Tool server", 1)
    endpoint.externalID = "tools"
    try world.add(TrustedEndpointRow(endpoint, host: "tools.acme.example"))
  }

  /// One thing of every kind of tier 3, each with the external id `demo`.
  private static func document(
    _ columns: (String, String, Int64) -> ResourceColumns, _ begun: Instant,
    _ world: borrowing World
  ) throws(CadenyaError) {
    let agent = try world.first(
      AgentRow.self, where: "workspace_id = ? AND external_id = ?", DemoData.stagingID, "support")
    try add(
      .agentSchedule, "Nightly", "demo", to: DemoData.stagingID, agent?.resource.id ?? "", columns,
      begun, world)
    for kind in [DocumentKind.agentPool, .model, .upload, .widget] {
      try add(kind, "Demo \(kind.noun)", "demo", to: DemoData.stagingID, "", columns, begun, world)
    }
    // The key that every workspace has from the start. [CLI docs/config-bundles.md]
    try add(
      .aiProviderKey, "Getting started key", "getting-started-key", to: DemoData.stagingID, "",
      columns, begun, world)
    let layer = try add(
      .memoryLayer, "Demo memory layer", "demo", to: DemoData.stagingID, "", columns, begun, world)
    try add(
      .memoryEntry, "Demo memory entry", "demo", to: DemoData.stagingID, layer, columns, begun,
      world)
    let tools = try add(
      .toolSet, "Demo tool set", "demo", to: DemoData.stagingID, "", columns, begun, world)
    for kind in [DocumentKind.tool, .toolSetSecret] {
      try add(
        kind, "Demo \(kind.noun)", "demo", to: DemoData.stagingID, tools, columns, begun, world)
    }
  }

  @discardableResult
  private static func add(
    _ kind: DocumentKind, _ name: String, _ externalID: String, to workspaceID: String,
    _ parentID: String, _ columns: (String, String, Int64) -> ResourceColumns, _ begun: Instant,
    _ world: borrowing World
  ) throws(CadenyaError) -> String {
    var resource = columns(
      try world.ulid(kind.name, prefix: kind.prefix, at: begun), name, 2)
    resource.externalID = externalID
    try world.add(
      DocumentRow(resource, kind, workspaceID: workspaceID, parentID: parentID, spec: [:]))
    return resource.id
  }

  private static func join(
    _ workspaceID: String, _ profileID: String, _ now: Instant, _ world: borrowing World
  ) throws(CadenyaError) {
    try world.add(
      MemberRow(
        workspaceID: workspaceID, profileID: profileID,
        actorID: try world.ulid("actor", prefix: "actor_", at: now), now: now))
  }
}
