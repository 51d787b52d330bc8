package import Wire

/// A value that can stand in a column or behind a placeholder.
package protocol ColumnValue: Sendable {
  /// How SQLite stores it.
  static var columnType: ColumnType { get }

  /// Any value, another for each number as far as the type has as many; 0 is nil where nil is one.
  static func sample(_ number: Int) -> Self

  /// Takes the value of the next column.
  static func read(from row: inout RowReader) -> Self

  /// Binds the value to the next placeholder.
  func bind(to row: inout RowWriter)
}

/// A column's type in a table's definition, with what SQLite says of NULL in it.
package struct ColumnType: Sendable, Hashable {
  /// `TEXT`, `INTEGER` or `REAL`.
  package let name: String
  package var isOptional = false

  package static let text = ColumnType(name: "TEXT")
  package static let integer = ColumnType(name: "INTEGER")
  package static let real = ColumnType(name: "REAL")
}

extension String: ColumnValue {
  package static var columnType: ColumnType { .text }
  package static func sample(_ number: Int) -> String { "sample \(number)" }
  package static func read(from row: inout RowReader) -> String { row.text() }
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Int: ColumnValue {
  package static var columnType: ColumnType { .integer }
  package static func sample(_ number: Int) -> Int { number }
  package static func read(from row: inout RowReader) -> Int { row.integer() }
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Double: ColumnValue {
  package static var columnType: ColumnType { .real }
  package static func sample(_ number: Int) -> Double { Double(number) + 0.5 }
  package static func read(from row: inout RowReader) -> Double { row.real() }
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Bool: ColumnValue {
  package static var columnType: ColumnType { .integer }
  package static func sample(_ number: Int) -> Bool { number % 2 == 1 }
  package static func read(from row: inout RowReader) -> Bool { row.flag() }
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension Instant: ColumnValue {
  package static var columnType: ColumnType { .integer }
  package static func sample(_ number: Int) -> Instant { Instant(microseconds: Int64(number)) }
  package static func read(from row: inout RowReader) -> Instant { row.instant() }
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

/// A list of texts, stored as a JSON array.
extension [String]: ColumnValue {
  package static var columnType: ColumnType { .text }
  package static func sample(_ number: Int) -> [String] { ["sample \(number)"] }

  package static func read(from row: inout RowReader) -> [String] {
    row.document().tree.arrayValue?.compactMap(\.stringValue) ?? []
  }

  package func bind(to row: inout RowWriter) {
    row.bind(RawJSON(.array(map { .string($0) })))
  }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
  package static var columnType: ColumnType {
    ColumnType(name: Wrapped.columnType.name, isOptional: true)
  }

  package static func sample(_ number: Int) -> Wrapped? {
    number == 0 ? nil : Wrapped.sample(number)
  }

  package static func read(from row: inout RowReader) -> Wrapped? {
    row.isNull ? row.skip() : Wrapped.read(from: &row)
  }

  package func bind(to row: inout RowWriter) { row.bind(self) }
}

/// A value that is stored as another: a document that is passed on unparsed or parsed when it is
/// read, or a number with rules of its own.
package protocol ConvertedColumn: ColumnValue {
  associatedtype Stored: ColumnValue
  init(stored: Stored)
  var stored: Stored { get }
}

extension ConvertedColumn {
  package static var columnType: ColumnType { Stored.columnType }
  package static func sample(_ number: Int) -> Self { Self(stored: Stored.sample(number)) }
  package static func read(from row: inout RowReader) -> Self { Self(stored: .read(from: &row)) }
  package func bind(to row: inout RowWriter) { stored.bind(to: &row) }
}

extension RawJSON: ColumnValue {
  package static var columnType: ColumnType { .text }

  package static func sample(_ number: Int) -> RawJSON {
    RawJSON(text: #"{"sample":\#(number)}"#)
  }

  package static func read(from row: inout RowReader) -> RawJSON { row.document() }
  package func bind(to row: inout RowWriter) { row.bind(self) }
}

extension RawJSONArray: ConvertedColumn {
  package init(stored: RawJSON) { self.init(stored) }
  package var stored: RawJSON { document }
  package static func sample(_ number: Int) -> RawJSONArray {
    RawJSONArray(RawJSON(text: "[\(number)]"))
  }
}

/// A choice among words that is stored as its word.
package protocol ColumnEnum: ColumnValue, RawRepresentable<String>, CaseIterable {
  /// What a word reads as that this version does not know: a case that allows the least. There is
  /// no default, since the first case may be an owner or an enabled key.
  static var unknown: Self { get }
}

extension ColumnEnum {
  package static var columnType: ColumnType { .text }

  package static func sample(_ number: Int) -> Self {
    let all = Array(allCases)
    guard !all.isEmpty else { fatalError("\(Self.self) has no case to choose") }
    return all[number % all.count]
  }

  package static func read(from row: inout RowReader) -> Self {
    Self(rawValue: row.text()) ?? unknown
  }

  package func bind(to row: inout RowWriter) { row.bind(rawValue) }
}
