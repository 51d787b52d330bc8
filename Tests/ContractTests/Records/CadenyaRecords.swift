import Storage

@testable import Cadenya

extension VendorRecords {
  static let cadenya = VendorRecords(
    of: "cadenya",
    [
      APIKeyRow.self, AccountRow.self, AgentRow.self, DocumentRow.self, MemberRow.self,
      ProfileRow.self, TokenRow.self, TrustedEndpointRow.self, WorkspaceRow.self,
      WorkspaceSecretRow.self,
    ])
}
