import Wire

/// Ids, keys and times of the vendor's examples.
enum DemoData {
  static let key = "sk_live_demo"
  static let account = "demo"
  static let userID = "4d96f9a0-7727-4b63-889a-32544c206d7c"
  static let workspaceID = "550e8400-e29b-41d4-a716-446655440000"
  /// Exists nowhere; stands for another workspace in samples of errors.
  static let otherWorkspaceID = "660e8400-e29b-41d4-a716-446655440001"
  static let firstComputerID = "a3bb189e-8bf9-3888-9912-ace4e6543002"
  static let secondComputerID = "b2c3d4e5-f6a7-8901-bcde-f23456789012"
  /// 2024-01-15T10:30:00Z, the date of the seed's examples.
  static let begun = Instant(microseconds: 1_705_314_600_000_000)
}
