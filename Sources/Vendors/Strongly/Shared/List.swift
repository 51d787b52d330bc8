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

  init(_ window: RowWindow, total: Int, shown: Int) {
    limit = window.limit
    offset = window.offset
    self.total = total
    self.shown = shown
  }

  var hasMore: Bool { offset + shown < total }
}

/// A thing that a list shows.
protocol ListItem: WireOutput {
  /// The key of the list: `workspaces`.
  static var plural: StaticString { get }
}

/// A thing that a list shows, made of its record alone.
protocol RowItem: ListItem {
  associatedtype Row: Record

  init(_ row: Row)
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

extension List where Item: RowItem {
  /// The rows that meet the filter, as far as the client asked for them; `order` goes before the
  /// query's.
  init(
    _ filter: RowFilter, for query: some ListQuery, by order: String? = nil,
    _ db: borrowing Transaction
  ) throws(StronglyError) {
    let found = try db.page(Item.Row.self, filter, by: order ?? query.order, query.window)
    self.init(
      page: ListPage(query.window, total: found.total, shown: found.rows.count),
      items: found.rows.map { Item($0) })
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
