import Storage
import Wire

/// A screen as `WIDTHxHEIGHTxDEPTH`. That both sides have 16 to 4096 pixels is our choice, so that
/// a screenshot of it can be drawn.
struct Resolution: PatternedText, ConvertedColumn {
  let value: String

  init(unchecked value: String) { self.value = value }

  init(stored: String) { value = stored }
  var stored: String { value }

  static let standard = Resolution(unchecked: "1280x720x24")
  static var sample: Resolution { standard }

  static let pattern = TextPattern(
    name: "resolution", regex: "^[0-9]{2,4}x[0-9]{2,4}x(8|16|24|32)$"
  ) { text in
    let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let width = parts[0], let height = parts[1], let depth = parts[2] else {
      return false
    }
    return (16...4096).contains(width) && (16...4096).contains(height)
      && [8, 16, 24, 32].contains(depth)
  }

  /// With the bounds of both sides, which the message of a refusal leaves out.
  static var schema: Schema {
    let side = "(1[6-9]|[2-9][0-9]|[1-9][0-9]{2}|[1-3][0-9]{3}|40[0-8][0-9]|409[0-6])"
    return Schema(.string(Schema.StringRules(pattern: "^\(side)x\(side)x(8|16|24|32)$"))) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  private var parts: [Int] { value.split(separator: "x").compactMap { Int($0) } }
  var width: Int { parts.first ?? 1280 }
  var height: Int { parts.count > 1 ? parts[1] : 720 }
}
