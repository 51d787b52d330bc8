import Storage
import Synchronization
import Wire

/// The databases that worlds begin with, made once for all worlds that would make the same.
///
/// A world whose seed, settings or lifecycles differ has others, and so has one whose contents date
/// from another instant: what a world holds never depends on which others there are
/// (``WorldConfiguration/dataEpoch(at:since:in:)`` has worlds share instants). It keeps a few and makes
/// the rest again.
package final class BaselineCache: Sendable {
  /// What the contents of a baseline are a function of, beside the instant.
  struct Key: Hashable {
    let vendor: String
    let baseline: WorldConfiguration.Baseline
    let seed: UInt64
    let chance: UInt64
    let settings: Settings
    let isStrictAboutKeys: Bool
    let takesMagicValues: Bool
    let progressions: [String: Progression]

    init(_ baseline: WorldConfiguration.Baseline, _ context: TransactionContext) {
      vendor = context.vendor.name
      self.baseline = baseline
      seed = context.seed
      chance = context.chance
      settings = context.settings
      isStrictAboutKeys = context.isStrictAboutKeys
      takesMagicValues = context.takesMagicValues
      progressions = context.progressions
    }
  }

  private struct Made {
    let key: Key
    let instant: Instant
    let image: DatabaseImage
  }

  private struct State {
    /// Tables without rows, by vendor.
    var empty: [String: DatabaseImage] = [:]
    /// The last used is the last.
    var made: [Made] = []
  }

  private static let kept = 40
  private let state = Mutex(State())

  package init() {}

  /// What a vendor's database holds in a world that begins at the instant of the context.
  func image(
    of vendor: Vendor, _ baseline: WorldConfiguration.Baseline, _ context: TransactionContext
  ) throws -> DatabaseImage {
    let key = Key(baseline, context)
    let known = state.withLock { state -> DatabaseImage? in
      guard let index = state.made.lastIndex(where: { $0.instant == context.now && $0.key == key })
      else {
        return nil
      }
      let made = state.made.remove(at: index)
      state.made.append(made)
      return made.image
    }
    if let known { return known }
    // Outside the lock: two worlds may make the same, and one of the two is kept.
    let database = VendorDatabase(image: try empty(vendor))
    try database.inTransaction(context) { transaction in
      try vendor.seedRequired(transaction)
      if baseline == .demo { try vendor.seedDemo(transaction) }
    }
    let made = Made(key: key, instant: context.now, image: try database.copy())
    state.withLock { state in
      state.made.append(made)
      if state.made.count > Self.kept { state.made.removeFirst() }
    }
    return made.image
  }

  /// The tables of a vendor without rows.
  func empty(_ vendor: Vendor) throws -> DatabaseImage {
    if let known = state.withLock({ $0.empty[vendor.name] }) { return known }
    let image = try vendor.schema.empty()
    state.withLock { $0.empty[vendor.name] = image }
    return image
  }
}
