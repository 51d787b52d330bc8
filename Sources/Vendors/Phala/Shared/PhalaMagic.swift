import Simulation

/// Keys and names that stand for a situation, so that a test of it needs no preparation. No key is
/// one that the service could have issued: its own begin with `phak_`.
/// [docs cloud-python-sdk/authentication]
enum Magic {
  static let expired = MagicValue(
    "expired-key", "phala-expired-key", in: .key, does: "401: its time has passed",
    source: .docs("references/error-codes"))
  static let revoked = MagicValue(
    "revoked-key", "phala-revoked-key", in: .key, does: "401: it has been turned off",
    source: .docs("references/error-codes"))

  /// Keys that belong to a workspace of the demo data, with its slug.
  static let workspaces = [
    workspace(
      "foreign-key", "other-team",
      "bob's workspace, to whom `my-team` is 403 and its CVMs are ERR-03-004"),
    workspace("enterprise-key", "research-lab", "alice in a workspace without limits"),
    workspace(
      "suspended-key", "suspended-team", "a suspended workspace: reads work, launches are 403"),
    workspace("penniless-key", "empty-wallet", "half a dollar: launches are ERR-04-001"),
  ]

  static let failingCvm = MagicValue(
    "failing-cvm", "fail-start...", in: .field("name", of: "provisionCvm"),
    does: "the CVM ends in `error` in place of `running`", source: .openAPI,
    beginning: "create and fail")
  static let stayingCvm = MagicValue(
    "staying-cvm", "stay-starting...", in: .field("name", of: "provisionCvm"),
    does: "the CVM stays `starting`, and its operation in progress", source: .openAPI,
    beginning: "create and stay")

  static let cvms = [failingCvm, stayingCvm]

  static let all = [expired, revoked] + workspaces.map(\.value) + cvms

  private static func workspace(
    _ name: String, _ slug: String, _ effect: String
  ) -> (slug: String, value: MagicValue) {
    let value = MagicValue(
      name, "phala-\(slug)-key", in: .key, does: effect,
      source: .choice("real keys say nothing of a workspace"))
    return (slug, value)
  }
}
