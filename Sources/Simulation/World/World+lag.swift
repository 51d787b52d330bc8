import Faults
import HTTPTypes
import Storage
import Wire

/// Reads that lag behind writes: what was just created is missing from what is read.
extension World {
  /// So many instances of a vendor lag at a time; of more, the oldest are shown.
  private static let mostLagging = 64

  /// Notes instances that were created, as far as they are to lag.
  func noteLag(of rows: [TargetRow], _ vendor: Vendor, at now: Instant) {
    for row in rows {
      guard let resource = vendor.resources.first(where: { $0.table == row.table }),
        let lag = activeScenario.lags[vendor.name]?[resource.table]
      else { continue }
      lagging[vendor.name, default: []].append(
        LaggingRow(row: row, resource: resource, lag: lag, createdAt: now))
    }
    if let count = lagging[vendor.name]?.count, count > Self.mostLagging {
      lagging[vendor.name]?.removeFirst(count - Self.mostLagging)
    }
  }

  /// What a read answers while some of what it would show lags; nil where it shows none of that.
  ///
  /// The operation is run as if the instances were not there, and nothing that it does is kept. An
  /// instance counts as shown where the answer is another without it. `isRead` says whether the
  /// client gets to see the answer, so that it counts.
  func behind(
    _ context: RequestContext, _ operation: Operation, _ vendor: Vendor,
    _ database: VendorDatabase, isRead: Bool
  ) throws -> HandlerResult? {
    guard var rows = lagging[vendor.name], [.get, .head].contains(operation.method) else {
      return nil
    }
    rows.removeAll { $0.isOver(at: context.now) }
    defer { lagging[vendor.name] = rows.isEmpty ? nil : rows }
    guard !rows.isEmpty else { return nil }
    func answer(without hidden: [LaggingRow]) throws -> (result: HandlerResult, named: TargetRow?) {
      try database.inTransaction(context.transaction, keep: { _ in false }) { transaction in
        for row in hidden { try transaction.hide(row) }
        return (operation.perform(context, operation.shapes, transaction), transaction.target)
      }
    }
    let (genuine, named) = try answer(without: [])
    var shown: [Int] = []
    var result = genuine
    for (index, row) in rows.enumerated() {
      let isNamed =
        named == row.row || context.path.values.contains { $0.value == row.row.key }
      guard row.lag.covers(named: isNamed) else { continue }
      let other = try answer(without: [row]).result
      guard !other.isSame(as: genuine) else { continue }
      shown.append(index)
      result = other
    }
    guard !shown.isEmpty else { return nil }
    if shown.count > 1 { result = try answer(without: shown.map { rows[$0] }).result }
    let names = shown.map { "\(rows[$0].resource.name) \(rows[$0].row.key)" }
    if isRead { for index in shown { rows[index].reads += 1 } }
    return result.noting("not shown yet, by the scenario's lag: \(names.joined(separator: ", "))")
  }
}

extension AppliedFault {
  /// What decides where what was created is not shown yet.
  private static let lag = "lag of reads"

  /// The same over an answer that lags behind a write.
  func lagging() -> AppliedFault {
    var fault = self
    if fault.decidedBy == nil { fault.decidedBy = Self.lag }
    return fault
  }
}

extension AnyTransaction {
  /// Takes an instance away for the rest of a transaction that is not kept.
  fileprivate func hide(_ hidden: LaggingRow) throws {
    try db.begin()
    let resource = hidden.resource
    try db.read(
      dynamic: "DELETE FROM \(resource.table) WHERE \(resource.keyColumn) = ?",
      bind: { $0.bind(hidden.row.key) }, each: { _ in true })
  }
}

extension HandlerResult {
  /// Whether a client would see the same. Of streams the head is compared.
  fileprivate func isSame(as other: HandlerResult) -> Bool {
    guard let head, let otherHead = other.head else { return head == nil && other.head == nil }
    return head.status == otherHead.status && head.headers == otherHead.headers
      && head.body == otherHead.body
  }
}

/// An instance that is not shown yet.
struct LaggingRow {
  let row: TargetRow
  let resource: Resource
  let lag: Lag
  let createdAt: Instant
  /// The answers so far that would have shown it.
  var reads = 0

  func isOver(at now: Instant) -> Bool {
    switch lag.extent {
    case .reads(let number): reads >= number
    case .time(let duration): now - createdAt >= duration
    }
  }
}
