import Storage
import VirtualComputer

@testable import Orgo

extension VendorRecords {
  static let orgo = VendorRecords(
    of: "orgo",
    [
      ActionRow.self, BuildRow.self, ComputerFileRow.self, ComputerRow.self, ComputerStateRow.self,
      ScreenshotRow.self, StreamRow.self, WorkspaceRow.self,
    ])
}
