import Wire

/// What a transaction is told from outside the database; it cannot change while the transaction
/// runs.
struct TransactionContext {
  /// The world's time, read once: everything in a transaction happens at the same instant.
  let now: Instant
  /// The world's seed, mixed with the vendor's name.
  let seed: UInt64
  /// What chance is drawn from; the seed, unless a scenario with one of its own was put later.
  let chance: UInt64
  let vendor: VendorDescription
  let settings: Settings
  /// Whether only keys that were minted are let in.
  let isStrictAboutKeys: Bool
  /// Whether magic values mean what their vendor declares.
  let takesMagicValues: Bool
  /// What moves lead to in this world where a scenario says so, by `resource.move`.
  let progressions: [String: Progression]
  /// How long new instances are not shown where a scenario says so, by table.
  let lags: [String: Lag]
  /// The number of the request in its world, from which its request id is made; 0 outside requests.
  let sequence: UInt64
}
