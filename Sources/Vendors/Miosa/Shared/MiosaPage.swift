import Simulation
import Storage
import Wire

/// A list of Miosa: `data` and `total`, and nothing else, for a class of the Python SDK unwraps
/// envelopes of at most two keys. [seed 003] [SDK: workspaces.py]
struct MiosaPage<Item: WireOutput & Sendable>: PageBody {
  let data: [Item]
  let total: Int

  init(data: [Item], total: Int) {
    self.data = data
    self.total = total
  }

  /// A whole list.
  init(_ data: [Item]) { self.init(data: data, total: data.count) }

  init<Row: Record>(_ page: RowPage<Row>, _ item: (Row) -> Item) {
    self.init(data: page.rows.map(item), total: page.total)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("data", data)
      json.field("total", total)
    }
  }
}

/// A query of a list, with every paging parameter that a document or an SDK of the vendor names. A
/// list is whole unless one is given. [docs api-reference] [SDK: pagination.py, go types.go]
protocol ListQuery: RequestQuery {
  var limit: Int? { get }
  var offset: Int? { get }
  var page: Int? { get }
  var pageSize: Int? { get }
  var perPage: Int? { get }
}

extension ListQuery {
  var window: RowWindow { window(default: .max) }

  /// The rows that are asked for; `size` of them where the query says nothing of pages.
  func window(default size: Int) -> RowWindow {
    let wanted = limit ?? pageSize ?? perPage
    guard wanted != nil || offset != nil || page != nil else {
      return RowWindow(limit: size, offset: 0)
    }
    let count = max(1, min(wanted ?? PageSize.standard, PageSize.largest))
    let start = page.map { page in
      let (start, isTooFar) = (max(1, page) - 1).multipliedReportingOverflow(by: count)
      return isTooFar ? Int.max : start
    }
    return RowWindow(limit: count, offset: max(0, offset ?? start ?? 0))
  }
}

/// How many rows a page has. [docs api-reference]
enum PageSize {
  /// That of a client that names a page only.
  static let standard = 20
  static let largest = 100
}

/// What lists take that nothing else narrows.
struct PageQuery: ListQuery {
  let limit: Int?
  let offset: Int?
  let page: Int?
  let pageSize: Int?
  let perPage: Int?

  enum CodingKeys: String, CodingKey {
    case limit, offset, page
    case pageSize = "page_size"
    case perPage = "per_page"
  }
}

/// One thing under `data`, where the service wraps what it answers. [SDK: types of several]
struct Enveloped<Body: WireOutput>: ReplyBody {
  let data: Body

  init(_ data: Body) { self.data = data }

  func write(to json: inout JSONWriter) { json.object { $0.field("data", data) } }
}

/// A whole list under `data`, without a total.
struct EnvelopedList<Item: WireOutput & Sendable>: PageBody {
  let data: [Item]

  init(_ data: [Item]) { self.data = data }

  func write(to json: inout JSONWriter) { json.object { $0.field("data", data) } }
}
