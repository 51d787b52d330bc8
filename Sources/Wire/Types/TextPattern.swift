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
