import Simulation
import Wire

/// A list of Cadenya: `items` and `pagination`. [seed 001]
///
/// `nextCursor` is empty on the last page and always there; `total` counts what the filter lets
/// through, for every cursor. It left the documents in July and stays here, for the seed has it.
struct CadenyaPage<Item: WireOutput & Sendable>: PageBody {
  let items: [Item]
  let pagination: Pagination

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("items", items)
      json.field("pagination", pagination)
    }
  }
}

/// Where a list goes on.
struct Pagination: WireOutput {
  /// Whether lists say `next_cursor` as well.
  static let snakeCaseNextCursor = Setting(
    "snake_case_next_cursor", default: false,
    why: "cadenya-go 0.11 reads next_cursor only, and stops after one page of the real service too")

  static let snakeCaseCursor = Dialect("snake_case_cursor", rank: 1)

  let nextCursor: String
  let total: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("nextCursor", nextCursor)
      // The Go SDK of May reads this name only, and stops after one page without it.
      let isAsked = json.dialect.hasSnakeCaseCursor
      json.field(ifPresent: "next_cursor", isAsked ? nextCursor : nil)
      json.field("total", total)
    }
  }
}

/// A place in a list: the position of the last row shown, and the order it was shown in.
///
/// Opaque to clients, but not a secret. Anything else that a client sends is no cursor.
struct PageCursor: Sendable, Hashable {
  let position: Int
  let isAscending: Bool

  init(position: Int, isAscending: Bool) {
    self.position = position
    self.isAscending = isAscending
  }

  init?(_ text: String) {
    guard let bytes = Base64.decode(text, .urlSafe) else { return nil }
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: ":")
    guard parts.count == 2, parts[0] == "a" || parts[0] == "d", let position = Int(parts[1]) else {
      return nil
    }
    self.init(position: position, isAscending: parts[0] == "a")
  }

  var text: String {
    Base64.encode(Array("\(isAscending ? "a" : "d"):\(position)".utf8), .urlSafe, isPadded: false)
  }
}
