import Simulation
import Wire

/// Bounds of what a client may ask for; a larger limit than a page allows is clamped, not refused.
typealias ListLimit = Count<1, 2_147_483_647>
typealias ListOffset = Count<0, 2_147_483_647>

/// What a list takes to show a part of its rows, in an order.
protocol ListQuery: RequestQuery {
  /// Rows of a page where the client names no number, and at most; the documentation's pages differ.
  static var sizes: (standard: Int, largest: Int) { get }

  var limit: ListLimit? { get }
  var offset: ListOffset? { get }
  /// The order of the rows, a clause of a query that is text of the source.
  var order: String { get }
}

extension ListQuery {
  /// [seed 002] [docs api/apps]
  static var sizes: (standard: Int, largest: Int) { (20, 100) }

  /// A limit that is too large is clamped and echoed. [seed 002]
  var window: RowWindow {
    RowWindow(
      limit: min(limit?.value ?? Self.sizes.standard, Self.sizes.largest),
      offset: offset?.value ?? 0)
  }

  /// Newest first; of one instant the last that was made, so that pages never overlap.
  static var newestFirst: String { "created_at DESC, rowid DESC" }

  var order: String { Self.newestFirst }
}

/// What a list takes that clients sort by some of its fields; newest first where they do not.
protocol SortedListQuery: ListQuery {
  associatedtype Field: SortField

  var sort: ListOrder<Field>? { get }
}

extension SortedListQuery {
  var order: String { sort?.clause ?? Self.newestFirst }
}

/// What lists without filters take.
struct ListWindowQuery: ListQuery {
  let limit: ListLimit?
  let offset: ListOffset?
}

/// The members that a list's `search` looks in.
enum SearchedMembers {
  case nameAndDescription
  case labelAndDescription
  case nameAndAddress
}

extension RowFilter {
  /// Adds that one of the members contains the text, without regard to case; nothing in it is a
  /// wildcard.
  ///
  /// The members stand below each other in the row's `search_text`. A text with a line break could
  /// be found across two of them there, and is looked for in each; of letters beyond ASCII the case
  /// counts then.
  mutating func search(_ text: String?, in members: SearchedMembers) {
    guard let text = text?.lowercased(), !text.isEmpty else { return }
    guard text.contains(where: \.isNewline) else {
      return require("instr(search_text, ?) > 0", text)
    }
    switch members {
    case .nameAndDescription:
      require("(instr(lower(name), ?) > 0 OR instr(lower(description), ?) > 0)", text, text)
    case .labelAndDescription:
      require("(instr(lower(label), ?) > 0 OR instr(lower(description), ?) > 0)", text, text)
    case .nameAndAddress: require("instr(lower(name), ?) > 0", text)
    }
  }
}
