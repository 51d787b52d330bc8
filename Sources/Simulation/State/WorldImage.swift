import Storage
package import Wire

/// What a world holds at one instant: databases, clock, seed, and the number of its last request.
///
/// Rules are not in it: they belong to a world and not to what happened in it. It never changes.
package struct WorldImage: Sendable {
  /// By vendor. Vendors that had not been asked are missing, and begin with `baseline`.
  let databases: [String: DatabaseImage]
  let mode: SimulatedClock.Mode
  package let now: Instant
  /// From when what is not in it yet would date.
  let dataEpoch: Instant
  /// What vendors that are not in it begin with; nil where a snapshot of 0.1.0 does not say.
  package let baseline: WorldBaseline?
  package let seed: UInt64
  let sequence: UInt64

  /// The vendors that had been asked, sorted.
  package var vendors: [String] { databases.keys.sorted() }

  /// What it takes to keep it.
  package var bytes: Int { databases.values.reduce(0) { $0 + $1.bytes.count } }
}

/// What a world holds before anybody asks.
package enum WorldBaseline: String, Sendable, Hashable, CaseIterable {
  /// What the vendor cannot be without.
  case empty
  /// The demo data.
  case demo
}
