import Simulation
import Wire

/// The two generations in which the vendor's own pages show the same routes.
enum AnswerDialect: String, WireEnum {
  /// The documentation site: flat objects, lists under their own name, `id`.
  case docs
  /// The newest pages and SDKs: `{success, data}`, `pagination`, `_id`.
  case envelope

  /// Which generation of the vendor's pages answers look like.
  static let setting = Setting(
    "dialect", default: AnswerDialect.docs,
    why: "the documentation shows flat bodies; the newest pages and SDKs read {success, data}",
    vendor: "answers its newest SDKs with `{success, data}`")

  var dialect: Dialect {
    switch self {
    case .docs: .docs
    case .envelope: .envelope
    }
  }
}

extension Dialect {
  static let docs = Dialect("docs", rank: 0)
  static let envelope = Dialect("envelope", rank: 1)
}

extension JSONWriter {
  /// Writes a thing's own id under the name that the dialect has for it.
  mutating func identifier(_ id: String) {
    field(dialect >= .envelope ? "_id" : "id", id)
  }

  /// Writes a whole answer: the one place where an answer is wrapped. `docs` writes it as the
  /// documentation's page has it; `data` is what the envelope carries.
  mutating func response<Content: WireOutput>(
    _ data: Content, page: ListPage? = nil, docs: (inout JSONWriter) -> Void
  ) {
    guard dialect >= .envelope else { return docs(&self) }
    object { json in
      json.field("success", true)
      json.field("data", data)
      guard let page else { return }
      json.field("pagination") { json in
        json.field("total", page.total)
        json.field("limit", page.limit)
        json.field("offset", page.offset)
        json.field("hasMore", page.hasMore)
      }
    }
  }
}
