import HTTPTypes
import Simulation
import Wire

/// Who a key stands for, in two generations of the API.
enum Sessions: StronglyResource {
  private static let all = group("/api/v1", about: "user", tier: 2, source: .docs("api/auth"))

  static let routes: [Route] = [
    all(.get, "/auth/whoami", "Say who the key is", id: "whoami", by: whoami),
    all(
      .get, "/authenticate", "Open a session of the SDK of 2024", id: "authenticate",
      about: "session", by: authenticate, source: .sdk("strongly 0.4, api_client.py")),
  ]

  static func authenticate(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(StronglyError) -> LegacySession {
    LegacySession(
      authToken: try db.token("session", .mixedCase, length: 43), userID: call.caller.userID)
  }

  static func whoami(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(StronglyError) -> Data<Identity> {
    let user = try UserRow.required(call.caller.userID, db)
    let organization = try OrganizationRow.required(call.caller.organizationID, db)
    let membership = try MemberRow.first(of: call.caller.userID, in: organization, db)
    let key: APIKeyRow? =
      if let id = call.caller.keyID { try db.find(APIKeyRow.self, id) } else { nil }
    return Data(
      Identity(user: user, organization: organization, membership: membership?.role, key: key),
      requestID: call.requestID)
  }
}
