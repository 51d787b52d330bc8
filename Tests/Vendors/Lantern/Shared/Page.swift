import Simulation
import Storage
import Wire

/// What every list takes beside its filters.
protocol PageQuery: RequestQuery {
  var limit: Count<1, 100>? { get }
  var offset: Count<0, 1_000_000>? { get }
}

extension PageQuery {
  var window: RowWindow { RowWindow(limit: limit?.value ?? 20, offset: offset?.value ?? 0) }
}

/// A view that is made of its record alone.
protocol RowView: WireOutput, Sendable {
  associatedtype Row: Record

  init(_ row: Row)
}

/// A part of a list: `{"data": [...], "total": 2, "limit": 20, "offset": 0}`. [docs pagination]
struct Page<Item: RowView>: PageBody {
  let items: [Item]
  let total: Int
  let limit: Int
  let offset: Int

  /// The rows that meet a filter, oldest first, as far as the client asked for them.
  init(
    _ filter: RowFilter, _ query: some PageQuery, _ db: borrowing Transaction
  ) throws(LanternError) {
    let page = try db.page(Item.Row.self, filter, by: "created_at, rowid", query.window)
    items = page.rows.map { Item($0) }
    total = page.total
    limit = query.window.limit
    offset = query.window.offset
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("data", items)
      json.field("total", total)
      json.field("limit", limit)
      json.field("offset", offset)
    }
  }
}
