/// The first thing in which a replay differs from its record.
package struct ReplayDifference: Sendable, Hashable {
  /// The line of the record that tells of it.
  package let line: Int
  /// The request: `POST /vendor/path`.
  package let request: String
  /// Where in the answer: `status`, `header Date`, `body /data/0/name`, `step 2 of the script`.
  package let place: String
  package let expected: String
  package let found: String

  /// For a terminal.
  package var lines: [String] {
    ["\(request)", "  \(place)", "  - \(expected)", "  + \(found)"]
  }
}
