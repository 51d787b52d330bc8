import Wire

/// A text with placeholders, as it stands in an exchange: `<uuid:id>`, `https://<string>/x`.
///
/// Placeholders are `any`, `string`, `uuid`, `instant`, `int` and `number`; each may name what it
/// takes. `any` and the numbers stand for a whole JSON value where nothing is around them.
struct TextPattern {
  enum Kind: String { case any, string, uuid, instant, int, number }

  enum Part {
    case literal(String)
    case placeholder(Kind, capture: String?)
  }

  let parts: [Part]

  init(_ text: String) {
    var parts: [Part] = []
    var literal = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      literal += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: ">"),
        let part = Self.placeholder(rest[rest.index(after: open)..<close])
      else {
        literal.append(rest.removeFirst())
        continue
      }
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = ""
      parts.append(part)
      rest = rest[rest.index(after: close)...]
    }
    literal += rest
    if !literal.isEmpty || parts.isEmpty { parts.append(.literal(literal)) }
    self.parts = parts
  }

  private static func placeholder(_ text: Substring) -> Part? {
    let words = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let kind = Kind(rawValue: String(words[0])) else { return nil }
    guard words.count == 2 else { return .placeholder(kind, capture: nil) }
    guard !words[1].isEmpty else { return nil }
    return .placeholder(kind, capture: String(words[1]))
  }

  /// The one placeholder that the text is; nil where there is anything else.
  var whole: (kind: Kind, capture: String?)? {
    guard parts.count == 1, case .placeholder(let kind, let capture) = parts[0] else { return nil }
    return (kind, capture)
  }

  /// Whether a text fits; what was captured goes into `captures`.
  func matches(_ text: String, _ captures: inout [String: String]) -> Bool {
    var found: [String: String] = [:]
    guard Self.match(parts[...], text[...], &found) else { return false }
    captures.merge(found) { $1 }
    return true
  }

  private static func match(
    _ parts: ArraySlice<Part>, _ text: Substring, _ found: inout [String: String]
  ) -> Bool {
    guard let part = parts.first else { return text.isEmpty }
    switch part {
    case .literal(let literal):
      return text.hasPrefix(literal)
        && match(parts.dropFirst(), text.dropFirst(literal.count), &found)
    case .placeholder(let kind, let capture):
      // The longest that fits, so that a placeholder at the end takes all there is.
      var end = text.endIndex
      while true {
        let taken = text[..<end]
        if kind.takes(taken), match(parts.dropFirst(), text[end...], &found) {
          if let capture { found[capture] = String(taken) }
          return true
        }
        guard end > text.startIndex else { return false }
        end = text.index(before: end)
      }
    }
  }
}

extension TextPattern.Kind {
  /// Whether some text is of this kind.
  func takes(_ text: Substring) -> Bool {
    switch self {
    case .any, .string: true
    case .int: Int(text) != nil
    case .number: Double(text) != nil
    case .instant: Instant(iso8601: text) != nil
    case .uuid: Self.isUUID(text)
    }
  }

  private static func isUUID(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
      switch index {
      case 8, 13, 18, 23: byte == UInt8(ascii: "-")
      default:
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
    }
  }
}
