import HTTPTypes
import Simulation
import Wire

/// Who calls Lantern: an account, by the key that a client shows.
package struct LanternCaller: CallerIdentity {
  let account: String
  let key: String

  package var identity: String { Digest.text(of: key) }

  /// 401 without a key and with a revoked one. Every other key is the demo account's unless it
  /// names an account; with `--auth strict` only the documented ones are let in.
  init(_ context: RequestContext, _ db: borrowing Transaction) throws(LanternError) {
    guard let key = Credential.bearer.key(in: context.request.headers) else {
      throw LanternError(
        .unauthenticated, diagnosis: "send Authorization: Bearer followed by a key")
    }
    let named = db.named(by: Magic.otherAccount, in: key)
    let isKnown = !db.isStrictAboutKeys || named != nil || key == DemoData.key
    guard isKnown, !db.means(Magic.revoked, key) else { throw LanternError(.unauthenticated) }
    account = named ?? DemoData.account
    self.key = key
  }
}

/// Keys that stand for a situation, so that a test of it needs no preparation.
enum Magic {
  static let revoked = MagicValue(
    "revoked-key", "lk_revoked...", in: .key, does: "401 `unauthenticated`",
    source: .docs("errors"))
  static let otherAccount = MagicValue(
    "account-key", "lk_{account}_...", in: .key,
    does: "another account: nothing of the demo account is found",
    source: .choice("the service's own keys do not name an account"))

  static let all = [revoked, otherAccount]
}

/// Ids and keys of the vendor's examples.
enum DemoData {
  static let key = "lk_demo"
  static let account = "demo"
  static let roomID = "room_hall"
  static let lampID = "lamp_porch"
}
