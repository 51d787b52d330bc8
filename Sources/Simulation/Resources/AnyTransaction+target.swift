import Storage

extension TargetRow {
  /// The instance's key, where the row is one of that kind.
  func key(in resource: Resource) -> String? { table == resource.table ? key : nil }
}

extension AnyTransaction {
  /// Notes what a path was found to name, where something waits for reads or lags: an alias of an id
  /// (its short form, a vendor's external id) counts as the id.
  func note(target: some Any) {
    guard database.awaitsReads || !context.lags.isEmpty, let row = target as? any Record else {
      return
    }
    self.target = try? found(row)
  }

  /// Notes a row that was written, where reads of its resource lag.
  func note<Row: Record>(added row: Row) throws {
    guard context.lags[Row.table] != nil, let row = try found(row) else { return }
    added.append(row)
  }

  /// The first column of a row is its key; it is read back from where the row binds it.
  private func found<Row: Record>(_ row: Row) throws -> TargetRow? {
    let places = Row.columns.map { _ in "?" }.joined(separator: ", ")
    var key: String?
    try db.read(dynamic: "SELECT \(places)", bind: { row.store(into: &$0) }) { row in
      key = row.optionalText()
      return false
    }
    return key.map { TargetRow(table: Row.table, key: $0) }
  }
}
