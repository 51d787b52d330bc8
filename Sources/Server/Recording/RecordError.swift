/// What is wrong with a record, and in which of its lines.
package struct RecordError: Error, Sendable, Hashable {
  package let line: Int
  /// For people: lower case, without the place.
  package let message: String

  init(_ line: Int, _ message: String) {
    self.line = line
    self.message = message
  }
}
