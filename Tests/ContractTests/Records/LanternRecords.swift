import Storage

@testable import Lantern

extension VendorRecords {
  static let lantern = VendorRecords(of: "lantern", [LampRow.self, RoomRow.self])
}
