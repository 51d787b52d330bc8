import Simulation

/// Keys that stand for a situation, so that a test of it needs no preparation. But for the last
/// they are minted with the demo data and held to what they are like every minted key.
enum Magic {
  static let member = MagicValue(
    "member-key", "cadenya-member-key", in: .key,
    does: "lists workspaces, and gets 403 from everything that asks for the admin role",
    source: .openAPI)
  static let disabled = MagicValue(
    "disabled-key", "cadenya-disabled-key", in: .key,
    does: "401: it has been disabled, as a revoked or rotated one is answered", source: .openAPI)
  static let powerless = MagicValue(
    "powerless-key", "cadenya-powerless-key", in: .key,
    does: "403 wherever a permission is needed, with the setting `enforce_scopes`",
    source: .openAPI)
  static let staging = MagicValue(
    "staging-key", "cadenya-staging-key", in: .key,
    does: "403 from every workspace but staging, with the setting `enforce_scopes`",
    source: .openAPI)
  static let otherAccount = MagicValue(
    "account-key", "account_{account}_...", in: .key,
    does: "the admin of another account, made on first sight: nothing of the demo account is found",
    source: .choice("real keys name their account in a way that nobody documents"))

  static let minted = [member, disabled, powerless, staging]
  static let all = minted + [otherAccount]
}
