import Wire

/// Keys, ids and times of the vendor's examples.
enum DemoData {
  static let key = "msk_test_demo"
  static let tenantID = "7d0c2f6e-3b1a-4c58-9e0d-5a8f4b2c6d10"
  static let userID = "2f9a7c14-6b0e-4d3a-8c5f-1e7d9b3a5c62"
  static let members = [
    (id: userID, email: "alex@cliniciq.com", name: "Alex Rivera", role: "owner"),
    (
      id: "8c1e5d70-2a4f-4b96-b3d8-0f6a9e7c2b41", email: "sam@cliniciq.com", name: "Sam Lee",
      role: "member"
    ),
  ]
  static let defaultWorkspaceID = "550e8400-e29b-41d4-a716-446655440000"
  /// The five computers of the default workspace, from 1: three that run, two that are stopped.
  static func computerID(_ number: Int) -> String {
    "880e8400-e29b-41d4-a716-44665544000\(number)"
  }
  static let keyID = "990e8400-e29b-41d4-a716-446655440001"
  static let inviteID = "aa0e8400-e29b-41d4-a716-446655440001"
  static let inviteToken = "demo-invite"
  static let defaultProjectID = "770e8400-e29b-41d4-a716-446655440001"
  static let leadMagnetID = "660e8400-e29b-41d4-a716-446655440001"
  /// 2026-04-11T00:00:00Z, the date of the seed's examples.
  static let begun = Instant(microseconds: 1_775_865_600_000_000)
}
