package import Wire

/// A value that can stand in a column or behind a placeholder.
package protocol Storable: Sendable {
  /// Binds the value to the next placeholder.
  func bind(to row: inout RowWriter)
}

extension String: Storable {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Int: Storable {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Double: Storable {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Bool: Storable {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Instant: Storable {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension RawJSON: Storable {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Optional: Storable where Wrapped: Storable {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}
