import Testing

@testable import Simulation
@testable import Storage

/// The columns of every record of every vendor.
@Suite struct VendorRecordTests {
  @Test(arguments: VendorRecords.all)
  func `every record holds what was written, in the column of its name`(
    _ records: VendorRecords
  ) throws {
    let database = try records.emptyDatabase()
    for type in records.types { try write(type, into: database) }
  }

  @Test(arguments: VendorRecords.all)
  func `the columns of a record are those of its table`(_ records: VendorRecords) throws {
    let database = try records.emptyDatabase()
    for type in records.types { try compare(type, with: database) }
  }

  @Test(arguments: VendorRecords.all)
  func `every table has one record`(_ records: VendorRecords) throws {
    let named = records.types.map { $0.table }
    #expect(named.count == Set(named).count)
    #expect(try Set(named).union(records.withoutRecord) == records.tables())
  }

  @Test(arguments: Vendor.tested)
  func `every vendor has a list of its records`(_ vendor: Vendor) {
    #expect(VendorRecords.all.contains { $0.vendor.name == vendor.name })
  }

  /// Writes a record with distinct values, reads every column by its name, then the record.
  private func write<Row: Record>(_ type: Row.Type, into database: VendorDatabase) throws {
    let sample = Row.plan.sample(type)
    let values = Row.plan.values(of: sample)
    var found: Row?
    var stored: [BoundValue] = []
    try database.inTransaction { db in
      let places = Row.columns.map { _ in "?" }.joined(separator: ", ")
      let names = Row.columns.joined(separator: ", ")
      let outcome = try db.write(
        StatementKey(.insert, type), { "INSERT INTO \(Row.table) (\(names)) VALUES (\(places))" },
        bind: { sample.store(into: &$0) })
      #expect(outcome == .done)
      // What the database keeps up is set by hand, so that it differs too.
      for (column, value) in values where column.isDerived && column.expression == nil {
        try db.execute("UPDATE \(Row.table) SET \(column.name) = \(value.literal)")
      }
      for (column, _) in values {
        stored.append(try db.value(column.expression ?? column.name, in: Row.table))
      }
      try db.read(dynamic: "SELECT \(Row.selection) FROM \(Row.table)", bind: { _ in }) { row in
        found = Row(from: &row)
        return false
      }
      return false
    }
    let read = Row.plan.values(of: try #require(found))
    for (index, (column, value)) in values.enumerated() {
      let name = Comment(rawValue: "\(Row.self).\(column.name)")
      if column.expression == nil { #expect(stored[index] == value, name) }
      #expect(read[index].value == stored[index].read(as: column.type), name)
    }
  }

  /// Compares the columns with what SQLite says of the table.
  private func compare<Row: Record>(_ type: Row.Type, with database: VendorDatabase) throws {
    var table: [String: (type: String, mayBeNull: Bool)] = [:]
    try database.inTransaction { db in
      try db.read(
        dynamic: "SELECT name, type, \"notnull\" FROM pragma_table_info('\(Row.table)')",
        bind: { _ in }
      ) { row in
        table[row.text()] = (row.text(), !row.flag())
        return true
      }
      return true
    }
    let columns = Row.plan.columns.filter { $0.expression == nil }
    #expect(Set(columns.map(\.name)) == Set(table.keys), "\(Row.self)")
    for column in columns {
      let name = Comment(rawValue: "\(Row.self).\(column.name)")
      let declared = try #require(table[column.name], name)
      #expect(column.type.name == declared.type, name)
      #expect(!column.type.isOptional || declared.mayBeNull, name)
    }
  }
}

extension BoundValue {
  /// As it stands in a statement.
  fileprivate var literal: String {
    switch self {
    case .text(let text): "'\(text)'"
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .null: "NULL"
    }
  }

  /// What a property of that type makes of it: one that cannot be nil reads NULL as nothing.
  fileprivate func read(as type: ColumnType) -> BoundValue {
    guard self == .null, !type.isOptional else { return self }
    return type == .text ? .text("") : .integer(0)
  }
}

extension DatabaseTransaction {
  /// Runs a statement without values.
  fileprivate func execute(_ sql: String) throws {
    try begin()
    try read(dynamic: sql, bind: { _ in }) { _ in false }
  }

  /// What the one row of a table has in a column, or makes of an expression.
  fileprivate func value(_ expression: String, in table: String) throws -> BoundValue {
    var found = BoundValue.null
    try read(
      dynamic: "SELECT typeof(value), value FROM (SELECT \(expression) AS value FROM \(table))",
      bind: { _ in }
    ) { row in
      found =
        switch row.text() {
        case "text": .text(row.text())
        case "integer": .integer(row.integer())
        case "real": .real(row.real())
        default: .null
        }
      return false
    }
    return found
  }
}
