import Simulation
import Storage
import Wire

/// The part of a list that an answer shows.
struct ListPage: Sendable, Decodable {
  let limit: Int
  let offset: Int
  /// How many match in all, shown or not. [our choice: nothing else in the page lets a client go
  /// on]
  let total: Int
  let shown: Int

  var hasMore: Bool { offset + shown < total }
}

/// A thing that a list shows.
protocol ListItem: WireOutput {
  /// The key of the list: `workspaces`.
  static var plural: StaticString { get }
}

/// `{count, limit, offset, <plural>}`. [seed 002]
struct List<Item: ListItem & Sendable>: PageBody {
  let page: ListPage
  let items: [Item]

  func write(to json: inout JSONWriter) {
    json.response(items, page: page) { json in
      json.object { json in
        json.field("count", page.total)
        json.field("limit", page.limit)
        json.field("offset", page.offset)
        json.field(Item.plural, items)
      }
    }
  }
}

/// `{data, meta: {total, limit, offset, hasMore, requestId}}`. [docs api/auth]
struct DataList<Item: WireOutput & Sendable>: PageBody {
  let page: ListPage
  let items: [Item]
  let requestID: String

  func write(to json: inout JSONWriter) {
    json.response(items, page: page) { json in
      json.object { json in
        json.field("data", items)
        json.field("meta") { json in
          json.field("total", page.total)
          json.field("limit", page.limit)
          json.field("offset", page.offset)
          json.field("hasMore", page.hasMore)
          json.field("requestId", requestID)
        }
      }
    }
  }
}

/// Rows to show: how many, from where; the sizes differ by page of the documentation.
struct ListWindow: Sendable {
  let limit: Int
  let offset: Int

  /// The default is 20 and the largest 100, which is clamped and echoed. [seed 002] [docs api/apps]
  init(limit: ListLimit?, offset: ListOffset?, standard: Int = 20, largest: Int = 100) {
    self.limit = min(limit?.value ?? standard, largest)
    self.offset = offset?.value ?? 0
  }
}

/// Bounds of what a client may ask for; a larger limit than a page allows is clamped, not refused.
typealias ListLimit = Count<1, 2_147_483_647>
typealias ListOffset = Count<0, 2_147_483_647>

/// Conditions that a list's rows must meet, all of them, with their values.
struct RowFilter {
  private(set) var condition: String
  private(set) var values: [any ColumnValue]

  /// Begins with a condition that has an index.
  init(_ condition: StaticString, _ values: any ColumnValue...) {
    self.condition = condition.description
    self.values = values
  }

  /// Adds a condition on a value that the client may have left out.
  mutating func require<Value: ColumnValue>(_ condition: StaticString, _ value: Value?) {
    guard let value else { return }
    self.condition += " AND " + condition.description
    values.append(value)
  }

  /// Adds that the row's `search_text` contains the text, without regard to case; nothing in it is
  /// a wildcard.
  mutating func search(_ text: String?) {
    guard let text, !text.isEmpty else { return }
    require("instr(search_text, ?) > 0", text.lowercased())
  }
}

extension Strongly {
  /// The rows of a window in an order, and what the answer says of the whole. A list that ends
  /// within the window is not counted again.
  static func list<Row: StoredRow>(
    _ type: Row.Type, _ filter: RowFilter, by order: String, _ window: ListWindow,
    _ db: borrowing Transaction
  ) throws(StronglyError) -> (rows: [Row], page: ListPage) {
    let rows = try db.all(
      Row.self, dynamic: filter.condition + " ORDER BY \(order) LIMIT ? OFFSET ?",
      filter.values + [window.limit, window.offset])
    let ends = rows.count < window.limit && (window.offset == 0 || !rows.isEmpty)
    let total =
      ends
      ? window.offset + rows.count
      : try db.count(Row.self, dynamic: filter.condition, filter.values)
    return (
      rows,
      ListPage(limit: window.limit, offset: window.offset, total: total, shown: rows.count)
    )
  }
}
