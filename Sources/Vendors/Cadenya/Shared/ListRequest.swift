import Simulation
import Storage
import Wire

/// What a list was asked for, whichever parameters it takes.
///
/// Nothing in it is refused in the lenient default: the vendor's generated suites send
/// `limit=0&cursor=cursor&sortOrder=sortOrder&labels=labels` and expect an answer. [SDK: generated
/// suites of Go, Ruby, TypeScript]
struct ListRequest: Sendable {
  typealias Limit = Count<0, 2_147_483_647>

  /// Whether list parameters that mean nothing are refused.
  static let strictQueries = Setting(
    "strict_queries", default: false,
    why: "the vendor's generated suites send cursor=cursor and sortOrder=sortOrder and expect 200")

  var limit: Limit?
  var cursor: String?
  var sortOrder: String?
  var labels: String?
  var prefix: String?
  var query: String?

  /// The page size where none is named, or 0. Not documented; our choice.
  static let defaultLimit = 20
  /// The largest page; a larger limit is taken for this one. Not documented; our choice.
  static let largestLimit = 100

  var size: Int {
    guard let value = limit?.value, value > 0 else { return Self.defaultLimit }
    return min(value, Self.largestLimit)
  }
}

extension ListRequest {
  /// Newest first unless asked for `asc`; another word is the default, or 400 where strict.
  func isAscending(_ db: borrowing Transaction) throws(CadenyaError) -> Bool {
    switch sortOrder?.lowercased() {
    case "asc": return true
    case "desc", "", nil: return false
    default:
      guard db.settings[Self.strictQueries] else {
        db.remark("sortOrder is neither asc nor desc; newest first")
        return false
      }
      throw CadenyaError(invalid: "sortOrder", "must be one of asc, desc")
    }
  }

  /// The place to go on from; what is no cursor of this order is the first page, or 400 where
  /// strict.
  func cursor(
    _ isAscending: Bool, _ db: borrowing Transaction
  ) throws(CadenyaError) -> PageCursor? {
    guard let text = cursor, !text.isEmpty else { return nil }
    if let cursor = PageCursor(text), cursor.isAscending == isAscending { return cursor }
    guard db.settings[Self.strictQueries] else {
      db.remark("cursor is none of this list; the first page")
      return nil
    }
    throw CadenyaError(invalid: "cursor", "is no cursor of this list")
  }

  /// Adds the conditions that the request names.
  func narrow(_ filter: inout RowFilter, _ db: borrowing Transaction) throws(CadenyaError) {
    if let prefix, !prefix.isEmpty {
      filter.require("substr(id, 1, ?) = ?", prefix.unicodeScalars.count, prefix)
    }
    if let query, !query.isEmpty {
      filter.require("instr(lower(name), ?) > 0", query.lowercased())
    }
    for pair in (labels ?? "").split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        guard db.settings[Self.strictQueries] else {
          db.remark("labels has a part without =, which filters nothing")
          continue
        }
        throw CadenyaError(invalid: "labels", "must be key=value pairs, separated by commas")
      }
      filter.require(
        "EXISTS (SELECT 1 FROM json_each(labels) WHERE key = ? AND value = ?)",
        Self.trimmed(parts[0]), Self.trimmed(parts[1]))
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension RowFilter {
  /// Requires a word of an enum; empty and `..._UNSPECIFIED` ask for nothing, and a word that the
  /// enum lacks is met by nothing.
  mutating func requireState(oneOf states: [String]) {
    let named = states.filter(Self.isSpecified)
    guard !named.isEmpty else { return }
    require("state IN (SELECT value FROM json_each(?))", RawJSON(texts: named))
  }

  /// Whether a word of an enum asks for anything.
  static func isSpecified(_ word: String) -> Bool {
    !word.isEmpty && !word.hasSuffix("_UNSPECIFIED")
  }
}
