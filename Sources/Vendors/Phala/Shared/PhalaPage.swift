import Simulation
import Wire

/// The envelope of every paged list but workspaces, apps and revisions. [OpenAPI]
struct PhalaPage<Item: WireOutput & Sendable>: PageBody {
  let items: [Item]
  let total: Int
  let page: Int
  let size: Int

  init(_ items: [Item], total: Int, _ window: PageWindow) {
    self.items = items
    self.total = total
    page = window.page
    size = window.size
  }

  /// A page of a list that is at hand as a whole.
  init(of all: [Item], _ window: PageWindow) {
    self.init(Array(all.dropFirst(window.offset).prefix(window.size)), total: all.count, window)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("items", items)
      json.field("total", total)
      json.field("page", page)
      json.field("page_size", size)
      json.field("pages", PageWindow.pages(of: total, by: size))
    }
  }
}

/// Which page of a list is asked for. A page past the end is empty. [our choice]
struct PageWindow: Sendable {
  let page: Int
  let size: Int

  var offset: Int { (page - 1).multipliedReportingOverflow(by: size).partialValue }

  /// The rows of the page.
  var rows: RowWindow { RowWindow(limit: size, offset: offset) }

  init(_ page: PageNumber?, _ size: Int?, standard: Int) {
    self.page = page?.value ?? 1
    self.size = size ?? standard
  }

  /// 0 where there is nothing. [SDK: Python fixtures]
  static func pages(of total: Int, by size: Int) -> Int { (total + size - 1) / size }
}

/// The number of a page, from 1.
typealias PageNumber = Count<1, 2_147_483_647>

/// `page` and `page_size` up to 100.
struct PageQuery: RequestQuery {
  let page: PageNumber?
  let pageSize: Count<1, 100>?

  enum CodingKeys: String, CodingKey {
    case page
    case pageSize = "page_size"
  }

  func window(standard: Int = 20) -> PageWindow {
    PageWindow(page, pageSize?.value, standard: standard)
  }
}

/// Opaque cursors: a place in a list that a client hands back.
enum PhalaCursor {
  static func text(_ position: Int) -> String { Base64.encode(Array("after:\(position)".utf8)) }

  /// The place that a query's cursor says; 422 for one that was not made here.
  static func position(in text: String) throws(PhalaError) -> Int {
    let plain = Base64.decode(text).map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard plain.hasPrefix("after:"), let position = Int(plain.dropFirst("after:".count)) else {
      throw PhalaError(.query, "cursor", .custom("invalid cursor"))
    }
    return position
  }
}

extension String {
  /// The text; nil where it is empty, which clients send for what they leave out.
  var nonEmpty: String? { isEmpty ? nil : self }
}
