import Wire

/// A documented path such as `/agents/{id}:archive`, split into segments once.
///
/// A segment is literal text, a parameter, or a parameter between literal ends. Matching is on the
/// path in which only what needs no escape has been decoded; values are decoded after the match, so
/// an encoded slash or colon in an id never changes the route. A template that ends in `/...` is a family: it stands for the path
/// before it and every path below.
package struct PathTemplate: Sendable, Hashable, CustomStringConvertible {
  /// One segment of a template.
  package struct Segment: Sendable, Hashable {
    /// Literal text before the parameter, or the whole segment.
    package let prefix: String
    /// The parameter's name, nil for a literal segment.
    package let parameter: String?
    /// Literal text behind the parameter, such as `:archive`.
    package let suffix: String

    var literalLength: Int { prefix.utf8.count + suffix.utf8.count }

    /// The raw value of the parameter where `text` fits; a value is never empty.
    package func value(in text: Substring) -> Substring? {
      guard parameter != nil, text.utf8.count > literalLength else { return nil }
      if literalLength == 0 { return text }
      let bytes = text.utf8
      guard bytes.starts(with: prefix.utf8),
        bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
      else { return nil }
      return Substring(bytes.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count))
    }
  }

  /// The segments; of a family those before the `...`.
  package let segments: [Segment]
  /// Whether the template stands for every path below it, too.
  package let isFamily: Bool
  package let description: String

  package init(_ text: String) {
    description = text
    let parts = text.split(separator: "/")
    isFamily = parts.last == "..."
    segments = (isFamily ? parts.dropLast() : parts[...]).map { part in
      guard let open = part.firstIndex(of: "{"), let close = part.firstIndex(of: "}") else {
        return Segment(prefix: String(part), parameter: nil, suffix: "")
      }
      return Segment(
        prefix: String(part[..<open]), parameter: String(part[part.index(after: open)..<close]),
        suffix: String(part[part.index(after: close)...]))
    }
  }

  /// The names of the parameters, in the order of the path.
  package var parameters: [String] { segments.compactMap(\.parameter) }
}

/// The decoded values of a path's parameters.
package struct PathParameters: Sendable {
  package private(set) var values: [(name: String, value: String)] = []

  package init() {}

  mutating func append(_ name: String, raw: Substring) {
    let isEscaped = raw.utf8.contains(UInt8(ascii: "%"))
    values.append((name, isEscaped ? PercentEncoding.decode(raw) ?? String(raw) : String(raw)))
  }

  /// The value of a parameter that the template declares; asking for another is a programmer's
  /// mistake.
  package subscript(name: String) -> String {
    guard let found = values.first(where: { $0.name == name }) else {
      preconditionFailure("the path has no parameter named \(name)")
    }
    return found.value
  }
}
