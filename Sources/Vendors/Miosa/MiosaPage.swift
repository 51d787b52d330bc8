import Simulation
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

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("data", data)
      json.field("total", total)
    }
  }
}

/// What lists take: every paging parameter that a document or an SDK of the vendor names. A list is
/// whole unless one is given. [docs api-reference] [SDK: pagination.py, go types.go]
struct PageQuery: RequestQuery {
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

  var window: (limit: Int, offset: Int) { window(default: nil) }

  /// The page; of `size` rows where the query says nothing of pages, nil for the whole list.
  func window(default size: Int?) -> (limit: Int, offset: Int) {
    guard limit != nil || offset != nil || page != nil || (pageSize ?? perPage) != nil else {
      return (size ?? .max, 0)
    }
    return PageWindow.window(limit: limit, offset: offset, page: page, size: pageSize ?? perPage)
  }
}

/// Rows to show of a list.
enum PageWindow {
  /// The page size of a client that names a page only. [docs api-reference]
  static let defaultSize = 20
  /// The largest page. [docs api-reference]
  static let largestSize = 100

  static func window(
    limit: Int?, offset: Int?, page: Int?, size: Int?
  ) -> (limit: Int, offset: Int) {
    guard limit != nil || offset != nil || page != nil || size != nil else { return (.max, 0) }
    let count = max(1, min(limit ?? size ?? defaultSize, largestSize))
    let start = page.map { page in
      let (start, isTooFar) = (max(1, page) - 1).multipliedReportingOverflow(by: count)
      return isTooFar ? Int.max : start
    }
    return (count, max(0, offset ?? start ?? 0))
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
