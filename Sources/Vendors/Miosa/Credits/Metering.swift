import Simulation
import Wire

/// Use of computers turned into credits: thirty for an hour of a computer, whatever its size, which
/// is the ratio of every point of the documented sample. [seed 003]
///
/// The unit is one computer in one hour of UTC: its credits are whole, and days, windows and
/// balances are sums of such units, so that all views agree. A unit that has closed never changes.
struct Metering {
  /// The use of one computer in one hour.
  struct Unit {
    let computer: String
    let hour: Instant
    let microseconds: Int64

    /// Credits of the unit, rounded to whole ones.
    var credits: Int { Int((microseconds * 30 + 1_800_000_000) / 3_600_000_000) }
  }

  static let hour = Duration.seconds(3600)
  static let day = Duration.seconds(86400)

  let units: [Unit]

  /// The units from an instant on; stretches that go on end now.
  init(
    _ stretches: [(key: String, interval: UsageInterval)], since: Instant, until now: Instant
  ) {
    var used: [Place: Int64] = [:]
    for (computer, interval) in stretches {
      var start = max(interval.from, since)
      let end = min(interval.until ?? now, now)
      while start < end {
        let hour = start.floored(to: Self.hour)
        let next = min(hour + Self.hour, end)
        used[Place(computer: computer, hour: hour), default: 0] += (next - start).microseconds
        start = next
      }
    }
    units = used.map { Unit(computer: $0.key.computer, hour: $0.key.hour, microseconds: $0.value) }
      .sorted { ($0.hour, $0.computer) < ($1.hour, $1.computer) }
  }

  private struct Place: Hashable {
    let computer: String
    let hour: Instant
  }

  var credits: Int { units.reduce(0) { $0 + $1.credits } }

  /// The credits of all time: the same sum as over the units, without a unit for each full hour, of
  /// which a world whose clock leaps has very many.
  static func credits(
    of stretches: [(key: String, interval: UsageInterval)], until now: Instant
  ) -> Int {
    var full = 0
    var rests: [(key: String, interval: UsageInterval)] = []
    for (key, interval) in stretches {
      let end = min(interval.until ?? now, now)
      let first = (interval.from + hour - .microseconds(1)).floored(to: hour)
      let last = end.floored(to: hour)
      guard first < last else {
        rests.append((key, UsageInterval(from: interval.from, until: end)))
        continue
      }
      full += Int((last - first).microseconds / hour.microseconds)
      rests.append((key, UsageInterval(from: interval.from, until: first)))
      rests.append((key, UsageInterval(from: last, until: end)))
    }
    return full * 30 + Metering(rests, since: Instant(microseconds: 0), until: now).credits
  }

  /// Tenths of an hour, rounded.
  static func tenths(_ microseconds: Int64) -> Int {
    Int((microseconds + 180_000_000) / 360_000_000)
  }

  /// Hours with one decimal.
  static func hours(tenths: Int) -> Double { Double(tenths) / 10 }
}

extension Miosa {
  /// The metered use of one workspace.
  static func metering(
    of workspaceID: String, since: Instant, _ world: borrowing World
  ) throws(MiosaError) -> Metering {
    Metering(
      try world.usageByThing(of: "computer", in: workspaceID, since: since), since: since,
      until: world.now)
  }

  /// The metered use of a tenant's workspaces, deleted ones too.
  static func meterings(
    ofTenant tenantID: String, since: Instant, _ world: borrowing World
  ) throws(MiosaError) -> [(workspaceID: String, metering: Metering)] {
    var found: [(workspaceID: String, metering: Metering)] = []
    for scope in try scopes(of: tenantID, world) {
      found.append((scope, try metering(of: scope, since: since, world)))
    }
    return found
  }

  /// The workspaces whose use is a tenant's, those that are gone among them.
  static func scopes(
    of tenantID: String, _ world: borrowing World
  ) throws(MiosaError) -> [String] {
    try world.query(
      "SELECT workspace_id FROM tenant_scopes WHERE tenant_id = ? ORDER BY workspace_id", tenantID
    ) { $0.text() }
  }
}
