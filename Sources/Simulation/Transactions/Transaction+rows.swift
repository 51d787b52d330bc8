package import Storage

/// Rows of the vendor's own tables. Conditions are literals of the source; what varies is bound.
extension Transaction {
  /// The row with that key, or nil.
  package func find<Row: Record>(
    _ type: Row.Type, _ key: String
  ) throws(Failure) -> Row? {
    try attempt {
      var found: Row?
      try transaction.db.read(
        StatementKey(.select, type),
        { "SELECT \(Row.selection) FROM \(Row.table) WHERE \(Row.columns[0]) = ?" },
        bind: { $0.bind(key) }
      ) { row in
        found = Row(from: &row)
        return false
      }
      return found
    }
  }

  /// The first row that meets the condition, or nil.
  package func first<Row: Record>(
    _ type: Row.Type, where condition: StaticString, _ values: any ColumnValue...
  ) throws(Failure) -> Row? {
    var found: Row?
    try each(type, condition, values) { row in
      found = row
      return false
    }
    return found
  }

  /// Every row that meets the condition; it may go on with ORDER BY, LIMIT and OFFSET.
  package func all<Row: Record>(
    _ type: Row.Type, where condition: StaticString, _ values: any ColumnValue...
  ) throws(Failure) -> [Row] {
    try attempt {
      try transaction.db.remembered(
        StatementKey(.select, type, condition), values, rows: \.count
      ) { () throws -> [Row] in
        var rows: [Row] = []
        try each(type, condition, values) { row in
          rows.append(row)
          return true
        }
        return rows
      }
    }
  }

  private func each<Row: Record>(
    _ type: Row.Type, _ condition: StaticString, _ values: [any ColumnValue],
    _ body: (Row) -> Bool
  ) throws(Failure) {
    try attempt {
      try transaction.db.read(
        StatementKey(.select, type, condition),
        { "SELECT \(Row.selection) FROM \(Row.table) WHERE \(condition)" },
        bind: { row in for value in values { value.bind(to: &row) } },
        each: { body(Row(from: &$0)) })
    }
  }

  /// Every row that meets a condition made at run time (filters that a client may combine). Values
  /// are bound; no text of the client's may enter the condition.
  package func all<Row: Record>(
    _ type: Row.Type, dynamic condition: String, _ values: [any ColumnValue]
  ) throws(Failure) -> [Row] {
    try attempt {
      try transaction.db.remembered(
        StatementKey(.select, type), text: condition, values, rows: \.count
      ) { () throws -> [Row] in
        var rows: [Row] = []
        try transaction.db.read(
          dynamic: "SELECT \(Row.selection) FROM \(Row.table) WHERE \(condition)",
          bind: { row in for value in values { value.bind(to: &row) } }
        ) { row in
          rows.append(Row(from: &row))
          return true
        }
        return rows
      }
    }
  }

  /// How many rows meet the condition.
  package func count<Row: Record>(
    _ type: Row.Type, where condition: StaticString, _ values: any ColumnValue...
  ) throws(Failure) -> Int {
    try attempt {
      try transaction.db.remembered(
        StatementKey(.count, type, condition), values, rows: { _ in 1 }
      ) { () throws -> Int in
        var count = 0
        try transaction.db.read(
          StatementKey(.count, type, condition),
          { "SELECT COUNT(*) FROM \(Row.table) WHERE \(condition)" },
          bind: { row in for value in values { value.bind(to: &row) } }
        ) { row in
          count = row.integer()
          return false
        }
        return count
      }
    }
  }

  /// How many rows meet a condition made at run time.
  package func count<Row: Record>(
    _ type: Row.Type, dynamic condition: String, _ values: [any ColumnValue]
  ) throws(Failure) -> Int {
    try attempt {
      try transaction.db.remembered(
        StatementKey(.count, type), text: condition, values, rows: { _ in 1 }
      ) { () throws -> Int in
        var count = 0
        try transaction.db.read(
          dynamic: "SELECT COUNT(*) FROM \(Row.table) WHERE \(condition)",
          bind: { row in for value in values { value.bind(to: &row) } }
        ) { row in
          count = row.integer()
          return false
        }
        return count
      }
    }
  }

  /// Whether a row meets the condition.
  package func exists<Row: Record>(
    _ type: Row.Type, where condition: StaticString, _ values: any ColumnValue...
  ) throws(Failure) -> Bool {
    var found = false
    try each(type, condition, values) { _ in
      found = true
      return false
    }
    return found
  }

  /// Writes a new row.
  package func insert<Row: Record>(_ row: Row) throws(Failure) -> InsertResult {
    try attempt {
      let outcome = try transaction.db.write(
        StatementKey(.insert, Row.self),
        {
          let places = Row.columns.map { _ in "?" }.joined(separator: ", ")
          return "INSERT INTO \(Row.table) (\(Row.columns.joined(separator: ", "))) "
            + "VALUES (\(places))"
        }, bind: { row.store(into: &$0) })
      if !transaction.context.lags.isEmpty, outcome == .done { try transaction.note(added: row) }
      return outcome
    }
  }

  /// Writes a new row of a table whose only uniqueness is a key that this world made.
  package func add<Row: Record>(_ row: Row) throws(Failure) {
    let outcome = try insert(row)
    guard outcome == .done else {
      throw Failure(
        .store(StoreError(kind: .other, message: "a key of \(Row.table) stands twice")))
    }
  }

  /// Writes every column of a row that exists; what the database has is replaced.
  package func update<Row: Record>(_ row: Row, key: String) throws(Failure) -> InsertResult {
    try attempt {
      try transaction.db.write(
        StatementKey(.update, Row.self),
        {
          let pairs = Row.columns.map { "\($0) = ?" }.joined(separator: ", ")
          return "UPDATE \(Row.table) SET \(pairs) WHERE \(Row.columns[0]) = ?"
        },
        bind: {
          row.store(into: &$0)
          $0.bind(key)
        })
    }
  }

  /// Removes the row with that key, if there is one.
  package func delete<Row: Record>(_ type: Row.Type, _ key: String) throws(Failure) {
    try attempt {
      _ = try transaction.db.write(
        StatementKey(.delete, type), { "DELETE FROM \(Row.table) WHERE \(Row.columns[0]) = ?" },
        bind: { $0.bind(key) })
    }
  }

  /// Carries out a write of the vendor's own; a unique violation is for the caller to judge.
  package func execute(
    _ sql: StaticString, _ values: any ColumnValue...
  ) throws(Failure) -> InsertResult {
    try attempt {
      try transaction.db.write(StatementKey(.literal, nil, sql), { sql.description }) { row in
        for value in values { value.bind(to: &row) }
      }
    }
  }

  /// The values that `read` makes of every row of a query of the vendor's own.
  package func query<Value>(
    _ sql: StaticString, _ values: any ColumnValue..., read: (inout RowReader) -> Value
  ) throws(Failure) -> [Value] {
    try attempt {
      var found: [Value] = []
      try transaction.db.read(
        StatementKey(.literal, nil, sql), { sql.description },
        bind: { row in for value in values { value.bind(to: &row) } }
      ) { row in
        found.append(read(&row))
        return true
      }
      return found
    }
  }
}
