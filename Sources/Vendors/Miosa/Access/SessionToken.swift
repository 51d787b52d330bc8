import Simulation
import Wire

/// A user's session: a JWT whose payload names the user's address and perhaps an organization.
///
/// It is read, never verified: its writer is that user. (Our choice; signing in is not
/// simulated.)
struct SessionToken {
  let email: String?
  let tenant: String?

  /// Nil where the text is no JWT.
  init?(_ token: String) {
    // Every JWT begins with the Base64 of `{"`; most requests come with a key and stop here.
    guard token.hasPrefix("eyJ") else { return nil }
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64.decode(parts[1], .urlSafe),
      let payload = try? JSON(parsing: bytes)
    else { return nil }
    email = payload["email"]?.stringValue?.lowercased()
    tenant = payload["tenant"]?.stringValue
  }

  /// A token for a user in an organization. The signature says nothing.
  static func text(email: String, tenant: String, subject: String) -> String {
    let header: JSON = ["alg": "none", "typ": "JWT"]
    let payload: JSON = [
      "sub": .string(subject), "email": .string(email), "tenant": .string(tenant),
    ]
    return [header, payload].map { Base64.encode($0.serialized(), .urlSafe, isPadded: false) }
      .joined(separator: ".") + ".unsigned"
  }
}
