import Simulation
import Storage
import Wire

/// Lists by keyset: a page begins behind the last row of the one before, wherever rows come and go.
extension CadenyaPage {
  /// One page of the rows that meet the filter and the request.
  init<Row: ListedRow>(
    of type: Row.Type, _ filter: RowFilter, _ request: ListRequest, _ db: borrowing Transaction,
    render: (Row, borrowing Transaction) throws(CadenyaError) -> Item
  ) throws(CadenyaError) {
    let isAscending = try request.isAscending(db)
    var filter = filter
    try request.narrow(&filter, db)
    let whole = filter
    var isFirst = true
    if let cursor = try request.cursor(isAscending, db) {
      isFirst = false
      if isAscending {
        filter.require("position > ?", cursor.position)
      } else {
        filter.require("position < ?", cursor.position)
      }
    }
    var rows = try db.all(
      type,
      dynamic: "\(filter.condition) ORDER BY position \(isAscending ? "ASC" : "DESC") LIMIT ?",
      filter.values + [request.size + 1])
    let hasMore = rows.count > request.size
    if hasMore { rows.removeLast() }
    let total =
      isFirst && !hasMore
      ? rows.count : try db.count(type, dynamic: whole.condition, whole.values)
    var items: [Item] = []
    items.reserveCapacity(rows.count)
    for row in rows { items.append(try render(row, db)) }
    let next =
      hasMore ? rows.last.map { PageCursor(position: $0.position, isAscending: isAscending) } : nil
    self.init(items: items, pagination: Pagination(nextCursor: next?.text ?? "", total: total))
  }
}
