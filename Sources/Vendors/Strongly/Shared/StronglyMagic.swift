import Simulation

/// Keys, a name and an image that stand for a situation, so that a test of it needs no preparation.
/// The keys are minted with the demo data and held to what they are like every minted key. None is
/// one that the vendor could have issued: those begin with `sk-`. [docs api/auth]
enum Magic {
  static let readOnly = MagicValue(
    "read-only-key", "strongly-read-only-key", in: .key,
    does: "403 `scope-required` for whatever writes", source: .docs("api/auth"))
  static let expired = MagicValue(
    "expired-key", "strongly-expired-key", in: .key,
    does: "401 `unauthorized`: it has expired", source: .docs("api/auth"))
  static let revoked = MagicValue(
    "revoked-key", "strongly-revoked-key", in: .key,
    does: "401 `unauthorized`: it has been revoked", source: .docs("api/auth"))
  static let member = MagicValue(
    "member-key", "strongly-member-key", in: .key,
    does: "neither owner nor admin: 403 `forbidden` for whatever manages the organization",
    source: .docs("api/organizations"))
  static let outsider = MagicValue(
    "foreign-key", "strongly-outsider-key", in: .key,
    does: "a user of another organization: nothing of the demo data is found",
    source: .docs("api/organizations"))
  static let brokenImage = MagicValue(
    "broken-image", "strongly/broken:latest", in: .field("image", of: "createWorkspace"),
    does: "the workspace ends in `failed` in place of `running`, at every boot",
    source: .workspacesPage, beginning: "fail")
  static let stayingWorkspace = MagicValue(
    "staying-workspace", "stay-pending...", in: .field("name", of: "createWorkspace"),
    does: "the workspace stays `pending`, at every boot", source: .workspacesPage,
    beginning: "stay")

  static let keys = [readOnly, expired, revoked, member, outsider]

  static let all = keys + [brokenImage, stayingWorkspace]
}
