import Simulation
import Wire

/// The credits of an organization as movements: for each day of UTC one for each computer that cost
/// a credit or more, and one for each lot that was bought because fewer than a reserve were left.
/// (Our choice of unit, and that lots are bought: so the figures of any time add up, and no
/// organization runs dry by itself.)
///
/// The movements are never made one by one from the beginning. Days on which no stretch of use
/// begins or ends are all alike, so that runs of them are counted by arithmetic, and only the
/// movements of a page are made. Each is the growth of the rounded total, so that their sum is what
/// was spent; the lots follow from that total alone.
struct CreditLedger {
  /// A day of a computer, or a lot.
  struct Movement: Hashable {
    enum Cause: Hashable {
      case computer(String)
      /// The lot of that number, from 1.
      case lot(Int)
    }

    let cause: Cause
    let day: Instant
    let credits: Int
  }

  /// Movements of a page, newest first, and how many are newer than the page.
  typealias Page = (movements: [Movement], skipped: Int)

  /// What every organization begins with. (Our choice: more than the demo data's past has spent.)
  static let grant = 25_000
  /// What is bought at once.
  static let lot = 25_000
  /// What is never left, for a lot is bought before.
  static let reserve = 5000

  private let metering: Metering
  /// Whether lots are bought.
  private let isRefilled: Bool
  /// The days on which a stretch begins or ends, newest first.
  private let unevenDays: [Instant]

  /// That of an organization, in workspaces that are gone too.
  init(of tenantID: String, isRefilled: Bool, _ db: borrowing Transaction) throws(MiosaError) {
    metering = try Metering(ofTenant: tenantID, db)
    self.isRefilled = isRefilled
    unevenDays = Set(
      metering.stretches.flatMap { stretch in
        [stretch.from, stretch.until].map { $0.floored(to: Metering.day) }
      }
    ).sorted(by: >)
  }

  /// Everything that was spent.
  var spent: Int {
    guard let last = unevenDays.first else { return 0 }
    return spent(before: last + Metering.day)
  }

  /// How many lots an organization that has spent so much has bought.
  func lots(for spent: Int) -> Int {
    let free = Self.grant - Self.reserve
    guard isRefilled, spent > free else { return 0 }
    return (spent - free - 1) / Self.lot + 1
  }

  /// How many movements there are.
  var count: Int { page(offset: .max, limit: 1).skipped }

  /// `limit` movements behind the newest `offset`.
  func page(offset: Int, limit: Int) -> Page {
    var page: Page = ([], 0)
    var newer: Instant?
    for day in unevenDays where page.movements.count < limit {
      if let newer { take(from: day + Metering.day, until: newer, offset, limit, &page) }
      take(movements(on: day), offset, limit, &page)
      newer = day
    }
    return page
  }

  /// Adds what a page takes of the movements of a day, the oldest of which comes first.
  private func take(
    _ movements: [Movement], _ offset: Int, _ limit: Int, _ page: inout Page
  ) {
    for movement in movements.reversed() where page.movements.count < limit {
      if page.skipped < offset { page.skipped += 1 } else { page.movements.append(movement) }
    }
  }

  /// Adds what a page takes of a run of days that are alike.
  private func take(
    from first: Instant, until end: Instant, _ offset: Int, _ limit: Int, _ page: inout Page
  ) {
    // As a computer is in two places never at once, its name stands once.
    let computers = metering.stretches.filter { $0.from < end && first < $0.until }
      .map(\.computer).sorted()
    guard first < end, !computers.isEmpty else { return }
    let days = Int((end - first).microseconds / Metering.day.microseconds)
    // A whole day is a whole number of credits, without regard to earlier use.
    let credits = Metering.credits(Metering.Use(Metering.day.microseconds))
    let daily = credits * computers.count
    let total = spent(before: end)
    let count = { (newest: Int) in
      newest * computers.count + lots(for: total) - lots(for: total - newest * daily)
    }
    // The most of the newest days that a page passes over as a whole.
    let left = offset - page.skipped
    var (passed, most) = (0, days)
    while passed < most {
      let middle = (passed + most + 1) / 2
      if count(middle) <= left { passed = middle } else { most = middle - 1 }
    }
    page.skipped += count(passed)
    while passed < days, page.movements.count < limit {
      let before = total - (passed + 1) * daily
      let day = end - .seconds(86400 * (passed + 1))
      take(
        computers.map { Movement(cause: .computer($0), day: day, credits: credits) }
          + lots(on: day, from: before, to: before + daily), offset, limit, &page)
      passed += 1
    }
  }

  /// The movements of a day, by computer, none of less than a credit; then its lots.
  private func movements(on day: Instant) -> [Movement] {
    let end = day + Metering.day
    var uses: [String: Metering.Use] = [:]
    for stretch in metering.stretches {
      let use = stretch.used(from: day, until: end)
      if use > 0 { uses[stretch.computer, default: 0] += use }
    }
    var total = used(before: day)
    let spentBefore = Metering.credits(total)
    let movements = uses.sorted { $0.key < $1.key }.compactMap { computer, use in
      let before = Metering.credits(total)
      total += use
      let credits = Metering.credits(total) - before
      return credits > 0
        ? Movement(cause: .computer(computer), day: day, credits: credits) : nil
    }
    return movements + lots(on: day, from: spentBefore, to: Metering.credits(total))
  }

  /// The lots that are bought on a day, on which the total goes from one figure to another.
  private func lots(on day: Instant, from before: Int, to after: Int) -> [Movement] {
    (lots(for: before)..<lots(for: after)).map {
      Movement(cause: .lot($0 + 1), day: day, credits: Self.lot)
    }
  }

  private func spent(before instant: Instant) -> Int { Metering.credits(used(before: instant)) }

  private func used(before instant: Instant) -> Metering.Use {
    metering.used(from: Instant(microseconds: 0), until: instant)
  }
}

extension CreditLedger.Movement {
  /// A UUID made of what moved the credits: the same in every answer.
  func id(in tenantID: String) -> String {
    let name =
      switch cause {
      case .computer(let computer): "\(computer) on \(day.microseconds)"
      case .lot(let number): "lot \(number) of \(tenantID)"
      }
    return UUIDText.made(of: name)
  }
}
