import Simulation
import Wire

/// What an organization has spent, as movements: one for each day of UTC of each computer that cost
/// a credit or more. (Our choice of unit.)
///
/// The movements are never made one by one from the beginning. Days on which no stretch of use
/// begins or ends are all alike, so that runs of them are counted by arithmetic, and only the
/// movements of a page are made. Each is the growth of the rounded total, so that their sum is what
/// was spent.
struct CreditLedger {
  /// A day of a computer.
  struct Movement: Hashable {
    let computer: String
    let day: Instant
    let credits: Int

    /// A UUID made of the computer and the day: the same in every answer.
    var id: String {
      let halves = ["id", "rest"].map { part in
        UInt64(
          Digest.text(of: "\(part) of \(computer) on \(day.microseconds)").prefix(16), radix: 16)
          ?? 0
      }
      return Identifiers.uuid(halves[0], halves[1])
    }
  }

  /// Movements of a page, newest first, and how many are older than all that were asked for.
  typealias Page = (movements: [Movement], skipped: Int)

  private let metering: Metering
  /// The days on which a stretch begins or ends, newest first.
  private let unevenDays: [Instant]

  init(_ metering: Metering) {
    self.metering = metering
    unevenDays = Set(
      metering.stretches.flatMap { stretch in
        [stretch.from, stretch.until].map { $0.floored(to: Metering.day) }
      }
    ).sorted(by: >)
  }

  /// That of an organization, in workspaces that are gone too.
  init(of tenantID: String, _ db: borrowing Transaction) throws(MiosaError) {
    self.init(try Metering(ofTenant: tenantID, db))
  }

  /// Everything that was spent.
  var spent: Int {
    guard let last = unevenDays.first else { return 0 }
    return Metering.credits(used(before: last + Metering.day))
  }

  /// `limit` movements behind the newest `offset`.
  func page(offset: Int, limit: Int) -> Page {
    var page: Page = ([], 0)
    var newer: Instant?
    for day in unevenDays where page.movements.count < limit {
      if let newer { add(from: day + Metering.day, until: newer, offset, limit, &page) }
      for movement in movements(on: day).reversed() where page.movements.count < limit {
        if page.skipped < offset { page.skipped += 1 } else { page.movements.append(movement) }
      }
      newer = day
    }
    return page
  }

  /// Adds what a page takes of a run of days that are alike.
  private func add(
    from first: Instant, until end: Instant, _ offset: Int, _ limit: Int, _ page: inout Page
  ) {
    // As a computer is in two places never at once, its name stands once.
    let computers = metering.stretches.filter { $0.from < end && first < $0.until }
      .map(\.computer).sorted(by: >)
    guard first < end, !computers.isEmpty else { return }
    let days = Int((end - first).microseconds / Metering.day.microseconds)
    let (all, isHuge) = days.multipliedReportingOverflow(by: computers.count)
    let skipped = min(isHuge ? .max : all, offset - page.skipped)
    page.skipped += skipped
    var index = skipped
    // A whole day is a whole number of credits, without regard to earlier use.
    let credits = Metering.credits(Metering.Use(Metering.day.microseconds))
    while index < all, page.movements.count < limit {
      let day = end - .seconds(86400 * (index / computers.count + 1))
      page.movements.append(
        Movement(computer: computers[index % computers.count], day: day, credits: credits))
      index += 1
    }
  }

  /// The movements of a day, by computer; none of less than a credit.
  private func movements(on day: Instant) -> [Movement] {
    let end = day + Metering.day
    var uses: [String: Metering.Use] = [:]
    for stretch in metering.stretches {
      let use = stretch.used(from: day, until: end)
      if use > 0 { uses[stretch.computer, default: 0] += use }
    }
    var total = used(before: day)
    return uses.sorted { $0.key < $1.key }.compactMap { computer, use in
      let before = Metering.credits(total)
      total += use
      let credits = Metering.credits(total) - before
      return credits > 0 ? Movement(computer: computer, day: day, credits: credits) : nil
    }
  }

  private func used(before instant: Instant) -> Metering.Use {
    metering.used(from: Instant(microseconds: 0), until: instant)
  }
}
