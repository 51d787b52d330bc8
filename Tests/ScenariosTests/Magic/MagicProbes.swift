import HTTPTypes
import SimulationTesting
import Testing
import Wire

/// A probe of every magic value of every vendor.
extension MagicProbe {
  static let all = miosa + strongly + phala + cadenya + orgo

  private static let production = "550e8400-e29b-41d4-a716-446655440000"

  private static let miosa: [MagicProbe] = [
    key("miosa", "revoked-key", "msk_test_revoked", on: "401 invalid_token", "/api/v1/workspaces"),
    key("miosa", "expired-key", "msk_test_expired", on: "401 invalid_token", "/api/v1/workspaces"),
    key(
      "miosa", "powerless-key", "msk_test_noscope", on: "403 insufficient_scope",
      "/api/v1/usage"),
    key(
      "miosa", "tenant-key", "msk_understudy_acme", on: "403 forbidden",
      "/api/v1/workspaces/\(production)"),
    MagicProbe(
      "miosa", "tenant-header", "acme", on: "403 forbidden", off: "422 tenant_resolution_failed"
    ) { world, tenant in
      let name = try #require(HTTPField.Name("X-MIOSA-Tenant"))
      return word(
        await world.send(.get, "/api/v1/workspaces/\(production)", headers: [name: tenant]))
    },
    machine(.miosa, "failing-computer", "fail-provisioning-1", on: "error"),
    machine(.miosa, "staying-computer", "stay-provisioning-1", on: "provisioning"),
  ]

  private static let strongly: [MagicProbe] = [
    key(
      "strongly", "read-only-key", "strongly-read-only-key",
      on: "403 scope_required", off: "201", "/api/v1/workspaces",
      ["name": "Try", "description": "A try", "environmentType": "vscode"], by: .post),
    key(
      "strongly", "expired-key", "strongly-expired-key",
      on: "401 unauthorized", "/api/v1/workspaces"),
    key(
      "strongly", "revoked-key", "strongly-revoked-key",
      on: "401 unauthorized", "/api/v1/workspaces"),
    key(
      "strongly", "member-key", "strongly-member-key", on: "403 forbidden",
      "/api/v1/organizations/org_xyz", ["name": "Acme"], by: .put),
    key(
      "strongly", "foreign-key", "strongly-outsider-key",
      on: "404 workspace_not_found", "/api/v1/workspaces/ws_ghi789"),
    MagicProbe(
      "strongly", "broken-image", "strongly/broken:latest", on: "failed", off: "running"
    ) { world, image in
      let made = await world.send(
        .post, "/api/v1/workspaces",
        json: [
          "name": "Try", "description": "A try", "environmentType": "vscode",
          "image": .string(image),
        ])
      try await world.advance(by: .seconds(60))
      let id = made["/workspaceId"]?.stringValue ?? ""
      return await world.send(.get, "/api/v1/workspaces/\(id)")["/status"]?.stringValue ?? ""
    },
    machine(.strongly, "staying-workspace", "stay-pending", on: "pending"),
  ]

  private static let phala: [MagicProbe] = [
    key("phala", "expired-key", "phala-expired-key", on: "401 not_authenticated", "/api/v1/cvms"),
    key("phala", "revoked-key", "phala-revoked-key", on: "401 not_authenticated", "/api/v1/cvms"),
    key(
      "phala", "foreign-key", "phala-other-team-key", on: "404 cvm_in_other_workspace",
      "/api/v1/cvms/cvm_ykL5lbAn"),
    count(
      "phala", "enterprise-key", "phala-research-lab-key", on: "0", off: "2",
      "/api/v1/cvms/paginated", "/items"),
    launch("suspended-key", "phala-suspended-team-key", on: "403"),
    launch("penniless-key", "phala-empty-wallet-key", on: "400"),
    machine(.phala, "failing-cvm", "fail-start-1", on: "error"),
    machine(.phala, "staying-cvm", "stay-starting-1", on: "starting"),
  ]

  /// Launches a CVM with a key.
  private static func launch(_ name: String, _ given: String, on: String) -> MagicProbe {
    MagicProbe("phala", name, given, on: on, off: "200") { world, key in
      let client = try CarefulClient(ShippedWorld(world), "phala", key: key)
      return "\(try await Machine.phala.create("my-try", client).status)"
    }
  }

  private static let cadenya: [MagicProbe] = [
    key(
      "cadenya", "member-key", "cadenya-member-key", on: "403 permission_denied",
      "/v1/account/workspaces"),
    key(
      "cadenya", "disabled-key", "cadenya-disabled-key", on: "401 unauthenticated",
      "/v1/workspaces"),
    key(
      "cadenya", "powerless-key", "cadenya-powerless-key", on: "403 permission_denied",
      "/v1/workspaces"),
    count(
      "cadenya", "staging-key", "cadenya-staging-key", on: "1", off: "4", "/v1/workspaces",
      "/items"),
    count(
      "cadenya", "account-key", "account_globex_x1", on: "1", off: "4", "/v1/workspaces",
      "/items"),
  ]

  private static let orgo: [MagicProbe] = [
    key("orgo", "unknown-key", "orgo-unknown-key", on: "401 invalid_key", "/api/workspaces"),
    key(
      "orgo", "scoped-key", "orgo-workspace-660e8400-e29b-41d4-a716-446655440001",
      on: "403 workspace_scope_mismatch",
      "/api/workspaces/\(production)"),
    MagicProbe("orgo", "free-plan-key", "orgo-free-plan-key", on: "201 201 400", off: "201 201 201")
    {
      world, key in
      let workspace = await world.send(
        .post, "/api/workspaces", json: ["name": "try"], key: .custom(key))
      let id = workspace["/id"] ?? .null
      var statuses: [String] = []
      for number in 1...3 {
        let body: JSON = ["workspace_id": id, "name": .string("try-\(number)")]
        let made = await world.send(.post, "/api/computers", json: body, key: .custom(key))
        statuses.append("\(made.status)")
      }
      return statuses.joined(separator: " ")
    },
    key(
      "orgo", "account-key", "orgo-account-acme", on: "403 access_denied",
      "/api/workspaces/\(production)"),
    machine(.orgo, "failing-computer", "fail-boot-1", on: "error"),
    machine(.orgo, "staying-computer", "stay-starting-1", on: "starting"),
  ]
}
