/// A string with a pattern, such as a slug.
///
/// Conforming takes `pattern`, a stored `value` and the initializer; the rest follows.
package protocol PatternedText: WireScalar {
  /// What the string must look like.
  static var pattern: TextPattern { get }

  /// The string, which has the pattern when it came from a request.
  var value: String { get }

  /// A string from the simulation itself or one that has been checked.
  init(unchecked value: String)
}

extension PatternedText {
  /// A string with the pattern's expression, enforced by its function.
  package static var schema: Schema {
    Schema(.string(Schema.StringRules(pattern: pattern.regex))) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  /// Stands in for a real string while a type is probed; it need not have the pattern.
  package static var sample: Self { Self(unchecked: "sample") }

  /// A string that has the pattern.
  package static func parse(_ json: JSON) -> Result<Self, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    let pattern = pattern
    guard pattern.matches(text) else {
      return .failure(.pattern(name: pattern.name, regex: pattern.regex))
    }
    return .success(Self(unchecked: text))
  }

  /// Writes the string.
  package func write(to json: inout JSONWriter) {
    json.value(value)
  }
}

/// What a string must look like beyond its length.
///
/// The expression is for readers and OpenAPI; the function is what decides. That both mean the
/// same is for the author to keep, and for a test with examples to check.
package struct TextPattern: Sendable {
  /// What people call such a string, for example `slug`.
  package let name: String
  /// The regular expression, in the dialect of JSON Schema.
  package let regex: String
  /// Whether a string has the pattern.
  package let matches: @Sendable (String) -> Bool

  /// A pattern.
  package init(name: String, regex: String, matches: @escaping @Sendable (String) -> Bool) {
    self.name = name
    self.regex = regex
    self.matches = matches
  }
}
