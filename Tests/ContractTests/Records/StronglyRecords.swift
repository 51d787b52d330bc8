import Storage

@testable import Strongly

extension VendorRecords {
  static let strongly = VendorRecords(
    of: "strongly",
    [
      APIKeyRow.self, ActivityRow.self, AttachmentRow.self, BootRow.self,
      CollaboratorRow.self, CreditTransactionRow.self, InvitationRow.self, MemberRow.self,
      OrganizationRow.self,
      ProjectRow.self, UserRow.self, VolumeRow.self, WorkspaceRow.self,
    ])
}
