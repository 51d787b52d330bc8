import Simulation

/// Keys, names and a header that stand for a situation, so that a test of it needs no preparation.
///
/// No key is one that the service could have issued: its own are `msk_` with `live`, a role or a
/// level and a random text, and none with `test` yet. They begin with `msk_` all the same, for some
/// of its SDKs take no others. [docs platform/api-keys, authentication] [SDK: Elixir]
enum Magic {
  static let revoked = MagicValue(
    "revoked-key", "msk_test_revoked", in: .key, does: "401 `invalid_token`: it has been revoked",
    source: .docs("authentication"))
  static let expired = MagicValue(
    "expired-key", "msk_test_expired", in: .key, does: "401 `invalid_token`: its time has passed",
    source: .docs("authentication"))
  static let withoutScopes = MagicValue(
    "powerless-key", "msk_test_noscope", in: .key,
    does: "403 `insufficient_scope` wherever a scope is asked for", source: .docs("authentication"))
  static let otherTenant = MagicValue(
    "tenant-key", "msk_understudy_{tenant}", in: .key,
    does: "a key of another organization, to which nothing of the demo organization is known",
    source: .choice("the service's own keys say nothing of a tenant"))
  static let freshTenant = MagicValue(
    "tenant-header", "{tenant}", in: .header("X-MIOSA-Tenant"),
    does: "another organization, made on first sight with a default workspace of its own",
    source: .choice("an organization that is made at once needs no preparation"))
  static let failingComputer = MagicValue(
    "failing-computer", "fail-provisioning...", in: .field("name", of: "createComputer"),
    does: "the computer ends in `error` in place of `running`", source: .docs("computers, states"),
    beginning: "create and fail")
  static let stayingComputer = MagicValue(
    "staying-computer", "stay-provisioning...", in: .field("name", of: "createComputer"),
    does: "the computer stays `provisioning`", source: .docs("computers, states"),
    beginning: "create and stay")

  static let computers = [failingComputer, stayingComputer]

  static let all = [revoked, expired, withoutScopes, otherTenant, freshTenant] + computers
}
