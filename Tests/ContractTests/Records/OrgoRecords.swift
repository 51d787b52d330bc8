import Storage

@testable import Orgo

extension VendorRecords {
  static let orgo = VendorRecords(
    of: "orgo",
    [
      ActionRow.self, BuildRow.self, ComputerRow.self, FileRow.self, ScreenshotRow.self,
      StreamRow.self, WorkspaceRow.self,
    ])
}
