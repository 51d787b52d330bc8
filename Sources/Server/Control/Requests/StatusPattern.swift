import Faults
import Wire

/// A status or a class of them: `404`, `4xx`.
struct StatusPattern: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let pattern = TextPattern(
    name: "status", regex: "^[1-5]([0-9][0-9]|xx)$",
    matches: { text in
      let bytes = Array(text.utf8)
      guard bytes.count == 3, (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(bytes[0]) else {
        return false
      }
      return bytes[1...] == [UInt8(ascii: "x"), UInt8(ascii: "x")]
        || bytes[1...].allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    })

  /// Whether a status is meant.
  func takes(_ status: Int) -> Bool {
    value.hasSuffix("xx") ? String(status / 100) == value.prefix(1) : String(status) == value
  }

  /// A number is a status too: a query's `404` may have become one.
  static func parse(_ json: JSON) -> Result<StatusPattern, Violation.Rule> {
    let text = json.stringValue ?? json.intValue.map(String.init)
    guard let text else { return .failure(.type(expected: "string")) }
    guard pattern.matches(text) else {
      return .failure(.pattern(name: pattern.name, regex: pattern.regex))
    }
    return .success(StatusPattern(unchecked: text))
  }
}
