package import Wire

/// A value that can stand in a column or behind a placeholder.
package protocol ColumnValue: Sendable {
  /// Binds the value to the next placeholder.
  func bind(to row: inout RowWriter)
}

extension String: ColumnValue {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Int: ColumnValue {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Double: ColumnValue {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Bool: ColumnValue {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Instant: ColumnValue {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension RawJSON: ColumnValue {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
  package func bind(to row: inout RowWriter) { row.bind(self) }
}
