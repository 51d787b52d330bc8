import Simulation
import Storage
import Wire

/// Use of computers turned into credits: thirty for an hour of a computer of any size, which
/// is the ratio of every point of the documented sample. [seed 003]
///
/// Use is summed exactly, in microseconds of one computer, and rounded once, where a figure is
/// shown: to whole credits and to tenths of an hour. The work is that of the stretches of use,
/// however long they are: nothing counts hours or days one by one.
struct Metering {
  /// A stretch of use of one computer that has ended, or ends now for the time being.
  struct Stretch {
    let computer: String
    let from: Instant
    let until: Instant

    /// The microseconds of it that lie between two instants.
    func used(from start: Instant, until end: Instant) -> Use {
      let (from, until) = (max(from, start), min(until, end))
      return from < until ? Use((until - from).microseconds) : 0
    }
  }

  /// Microseconds of use. Wider than those of an instant: many computers may run for millennia.
  typealias Use = Int128

  static let hour = Duration.seconds(3600)
  static let day = Duration.seconds(86400)

  private(set) var stretches: [Stretch]

  /// Stretches of which none is empty; those that go on end now.
  init(_ stretches: [(key: String, interval: UsageInterval)], until now: Instant) {
    self.stretches = stretches.compactMap { key, interval in
      let until = min(interval.until ?? now, now)
      return interval.from < until
        ? Stretch(computer: key, from: interval.from, until: until) : nil
    }
  }

  /// The use of several places as one.
  init(_ meterings: [Metering]) {
    stretches = meterings.flatMap(\.stretches)
  }

  /// The use between two instants.
  func used(from start: Instant, until end: Instant) -> Use {
    stretches.reduce(0) { $0 + $1.used(from: start, until: end) }
  }

  /// Whole credits.
  static func credits(_ use: Use) -> Int { Int((use * 30 + 1_800_000_000) / 3_600_000_000) }

  /// Credits with two decimals.
  static func exactCredits(_ use: Use) -> Double {
    Double((use * 3_000 + 1_800_000_000) / 3_600_000_000) / 100
  }

  /// Whole seconds.
  static func seconds(_ use: Use) -> Int { Int((use + 500_000) / 1_000_000) }

  /// Tenths of an hour.
  static func tenths(_ use: Use) -> Int { Int((use + 180_000_000) / 360_000_000) }

  /// Hours with one decimal.
  static func hours(tenths: Int) -> Double { Double(tenths) / 10 }

  /// Hours with one decimal.
  static func hours(_ use: Use) -> Double { hours(tenths: tenths(use)) }
}

extension Metering {
  /// The metered use of one workspace, what reaches beyond an instant; all of it by default.
  init(
    of workspaceID: String, since: Instant = Instant(microseconds: 0), _ db: borrowing Transaction
  ) throws(MiosaError) {
    self.init(
      try db.usageByThing(of: "computer", in: workspaceID, since: since), until: db.now)
  }

  /// The metered use of a tenant's workspaces, deleted ones too.
  init(
    ofTenant tenantID: String, since: Instant = Instant(microseconds: 0),
    _ db: borrowing Transaction
  ) throws(MiosaError) {
    var all: [Metering] = []
    for workspaceID in try Self.workspaceIDs(ofTenant: tenantID, db) {
      all.append(try Metering(of: workspaceID, since: since, db))
    }
    self.init(all)
  }

  /// The workspaces whose use is a tenant's, those that are gone among them.
  static func workspaceIDs(
    ofTenant tenantID: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> [String] {
    try db.query(
      "SELECT workspace_id FROM tenant_scopes WHERE tenant_id = ? ORDER BY workspace_id", tenantID
    ) { $0.text() }
  }
}
