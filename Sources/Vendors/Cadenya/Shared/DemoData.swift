import Simulation
import Wire

/// Ids and names of the vendor's own examples, and keys that select a refusal.
enum DemoData {
  static let accountSlug = "acme"
  static let accountID = "account_01HXKD2E5NQM3T9AYWCFTJHJVF"
  static let adminProfileID = "profile_01HXKD2E5NQM3T9AYWCFS0AP08"
  static let memberProfileID = "profile_01HXKD2E5NQM3T9AYWCF0MEMBR"
  /// The workspace of every sample of the documents. [spec]
  static let stagingID = "workspace_01HXKD2E5NQM3T9AYWCF133E3Q"
  /// The default key's, and the one that `env` hands out.
  static let token = "cadenya-demo-key"

  /// Midnight thirty days ago, or the day of the samples where the clock is not that far.
  static func begun(before now: Instant) -> Instant {
    now.floored(to: .seconds(86400)) - .seconds(30 * 86400)
  }
}
