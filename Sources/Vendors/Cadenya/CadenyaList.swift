import Simulation
import Storage
import Wire

/// The conditions of a list: text of the source, values bound.
struct ListFilter: Sendable {
  private(set) var condition: String
  private(set) var values: [any ColumnValue]

  init(_ condition: StaticString, _ values: any ColumnValue...) {
    self.condition = condition.description
    self.values = values
  }

  mutating func require(_ condition: StaticString, _ values: any ColumnValue...) {
    self.condition += " AND \(condition)"
    self.values += values
  }
}

/// Lists by keyset: a page begins behind the last row of the one before, wherever rows come and go.
extension Cadenya {
  /// One page of the rows that meet the filter and the request.
  static func page<Row: ListedRow, Item: WireOutput>(
    of type: Row.Type, _ filter: ListFilter, _ request: ListRequest, _ db: borrowing Transaction,
    render: (Row, borrowing Transaction) throws(CadenyaError) -> Item
  ) throws(CadenyaError) -> CadenyaPage<Item> {
    let isAscending = try isAscending(request, db)
    var filter = filter
    try narrow(&filter, request, db)
    let whole = filter
    var isFirst = true
    if let cursor = try cursor(request, isAscending, db) {
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
    return CadenyaPage(
      items: items, pagination: Pagination(nextCursor: next?.text ?? "", total: total))
  }

  /// Newest first unless asked for `asc`; another word is the default, or 400 where strict.
  private static func isAscending(
    _ request: ListRequest, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Bool {
    switch request.sortOrder?.lowercased() {
    case "asc": return true
    case "desc", "", nil: return false
    default:
      guard db.settings[strictQueries] else { return false }
      throw CadenyaError(invalid: "sortOrder", "must be one of asc, desc")
    }
  }

  /// The place to go on from; what is no cursor of this order is the first page, or 400 where
  /// strict.
  private static func cursor(
    _ request: ListRequest, _ isAscending: Bool, _ db: borrowing Transaction
  ) throws(CadenyaError) -> PageCursor? {
    guard let text = request.cursor, !text.isEmpty else { return nil }
    if let cursor = PageCursor(text), cursor.isAscending == isAscending { return cursor }
    guard db.settings[strictQueries] else { return nil }
    throw CadenyaError(invalid: "cursor", "is no cursor of this list")
  }

  private static func narrow(
    _ filter: inout ListFilter, _ request: ListRequest, _ db: borrowing Transaction
  ) throws(CadenyaError) {
    if let prefix = request.prefix, !prefix.isEmpty {
      filter.require("substr(id, 1, ?) = ?", prefix.unicodeScalars.count, prefix)
    }
    if let query = request.query, !query.isEmpty {
      filter.require("instr(lower(name), ?) > 0", query.lowercased())
    }
    for pair in (request.labels ?? "").split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        guard db.settings[strictQueries] else { continue }
        throw CadenyaError(invalid: "labels", "must be key=value pairs, separated by commas")
      }
      filter.require(
        "EXISTS (SELECT 1 FROM json_each(labels) WHERE key = ? AND value = ?)",
        trimmed(parts[0]), trimmed(parts[1]))
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
