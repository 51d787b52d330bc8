package import Storage

/// Conditions that a list's rows must meet, all of them: text of the source, values bound.
package struct RowFilter: Sendable {
  package private(set) var condition: String
  package private(set) var values: [any ColumnValue]

  /// Begins with a condition that has an index.
  package init(_ condition: StaticString, _ values: any ColumnValue...) {
    self.condition = condition.description
    self.values = values
  }

  package mutating func require(_ condition: StaticString, _ values: any ColumnValue...) {
    self.condition += " AND \(condition)"
    self.values += values
  }

  /// Adds a condition on a value that the client may have left out.
  package mutating func require(
    _ condition: StaticString, ifPresent value: (some ColumnValue)?
  ) {
    guard let value else { return }
    require(condition, value)
  }
}

/// Which rows of a list a client asked for.
package struct RowWindow: Sendable, Hashable {
  package let limit: Int
  package let offset: Int

  package static let whole = RowWindow(limit: .max, offset: 0)

  /// Neither may be negative.
  package init(limit: Int, offset: Int) {
    self.limit = limit
    self.offset = offset
  }
}

/// The rows of a window, and how many the whole list has.
package struct RowPage<Row: Record>: Sendable {
  package let rows: [Row]
  package let total: Int
}

extension Transaction {
  /// The rows of a window of a list, in the order of a clause that is text of the source. A list
  /// that ends within the window is not counted again.
  package func page<Row: Record>(
    _ type: Row.Type, _ filter: RowFilter, by order: String, _ window: RowWindow = .whole
  ) throws(Failure) -> RowPage<Row> {
    let rows = try all(
      type, dynamic: "\(filter.condition) ORDER BY \(order) LIMIT ? OFFSET ?",
      filter.values + [window.limit, window.offset])
    let ends = rows.count < window.limit && (window.offset == 0 || !rows.isEmpty)
    return RowPage(
      rows: rows,
      total: ends
        ? window.offset + rows.count
        : try count(type, dynamic: filter.condition, filter.values))
  }
}
