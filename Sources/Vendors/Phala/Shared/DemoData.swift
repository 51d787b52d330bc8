import Wire

/// Ids and times of the vendor's examples.
enum DemoData {
  static let slug = "my-team"
  static let workspaceID = "wks_0123abcd"
  static let userID = "usr_0123abcd"
  static let cvmID = "cvm_ykL5lbAn"
  static let vmUUID = "1a09d706-2686-4e0a-8b1d-323ff0e3504b"
  /// The app that the documents name; its one CVM is called otherwise, for the documents also make
  /// a CVM of this name.
  static let appName = "my-app"
  static let appID = "04b927aa4ea8c9554ee9858538f181517714dbd2"
  static let cvmName = "web-server"
  /// What the demo CVM was called before it obeyed the rule for names; it is still found by it.
  static let formerCvmName = "web"
  static let reservedNode = 12
  /// The nodes that the documents name by number: 3, 5, 42.
  static let nodes: [(Int, String, String, Double)] = [
    (12, "prod5", "US-WEST-1", 9.5), (3, "prod2", "US-EAST-1", 9), (5, "prod6", "EU-WEST-1", 8.5),
    (42, "prod9", "AP-EAST-1", 7),
  ]
  static let composeFile =
    "services:\n  app:\n    image: nginx:latest\n    ports:\n      - \"80:80\"\n"

  /// 2026-01-31T12:00:00Z, the date of the examples, or a month before a world that is older.
  static func begun(before now: Instant) -> Instant {
    min(
      Instant(microseconds: 1_769_860_800_000_000),
      now.floored(to: .seconds(86400)) - .seconds(30 * 86400))
  }
}
