import HTTPTypes
import Simulation
import Wire

/// The user whose key it is.
enum Users: PhalaResource {
  static let routes: [Route] = [
    group("/api/v1/auth/me", about: "user", tier: 2, source: .sdk("Python full_client.py"))(
      .get, "", "Get the current user", id: "getCurrentUser", by: getCurrentUser)
  ]

  static func getCurrentUser(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> CurrentUser {
    let caller = call.caller
    let membership = try MembershipRow.find(of: caller.userID, in: caller.workspaceID, db)
    return CurrentUser(
      try caller.user(db), in: try caller.workspace(db), role: membership?.role ?? "member")
  }
}
