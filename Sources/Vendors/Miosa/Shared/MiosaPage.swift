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
  var limit: PageNumber? { get }
  var offset: PageOffset? { get }
  var page: PageNumber? { get }
  var pageSize: PageNumber? { get }
  var perPage: PageNumber? { get }
}

extension ListQuery {
  var window: RowWindow { window(default: .max) }

  /// The rows that are asked for; `size` of them where the query says nothing of pages.
  func window(default size: Int) -> RowWindow {
    let wanted = (limit ?? pageSize ?? perPage)?.value
    guard wanted != nil || offset != nil || page != nil else {
      return RowWindow(limit: size, offset: 0)
    }
    let count = min(wanted ?? PageSize.standard, PageSize.largest)
    let start = page.map { ($0.value - 1) * count }
    return RowWindow(limit: count, offset: offset?.value ?? start ?? 0)
  }
}

/// Where a page lies in its list, for clients that count there. [SDK: Go and TypeScript types]
struct PageMeta: WireOutput {
  let total: Int
  let page: Int
  let perPage: Int

  /// A whole list is one page of its own size.
  init(total: Int, _ window: RowWindow) {
    self.total = total
    perPage = window.limit == .max ? max(total, 1) : window.limit
    page = window.offset / window.limit + 1
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("total", total)
      json.field("page", page)
      json.field("per_page", perPage)
    }
  }
}

/// The number of a page, or how many rows it has; none and fewer are refused, as what is no number
/// is. More than a page can have are as many as it has. [our choice: the documents give 1 and 20 as
/// defaults and 100 as the most]
typealias PageNumber = Count<1, 2_147_483_647>
/// How many rows are left out.
typealias PageOffset = Count<0, 2_147_483_647>

/// How many rows a page has. [docs api-reference]
enum PageSize {
  /// That of a client that names a page only.
  static let standard = 20
  static let largest = 100
}

/// What lists take that nothing else narrows.
struct PageQuery: ListQuery {
  let limit: PageNumber?
  let offset: PageOffset?
  let page: PageNumber?
  let pageSize: PageNumber?
  let perPage: PageNumber?

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
