import Storage

@testable import Miosa

extension VendorRecords {
  static let miosa = VendorRecords(
    of: "miosa",
    [
      APIKeyRow.self, ComputerRow.self, ComputerTemplateRow.self, ExternalQuotaRow.self,
      InviteRow.self, MemberRow.self, PolicyRow.self, PreviewDomainRow.self, ProjectRow.self,
      TenantRow.self, WorkspaceMemberRow.self, WorkspaceRow.self,
    ], withoutRecord: ["minted_keys", "tenant_scopes"])
}
