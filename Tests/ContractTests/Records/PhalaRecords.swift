import Storage

@testable import Phala

extension VendorRecords {
  static let phala = VendorRecords(
    of: "phala",
    [
      ApiTokenRow.self, AppRow.self, CvmRow.self, CvmSizeRow.self, MembershipRow.self,
      NodeRow.self, OperationRow.self, ProvisionRow.self, RevisionRow.self, SshKeyRow.self,
      UserRow.self, WebhookDeliveryRow.self, WebhookRow.self, WorkspaceRow.self,
    ])
}
