/// A row of a vendor's own table.
///
/// The columns are listed once; `init(from:)` reads and `store(into:)` binds them in that order.
/// The first column is the primary key. A column that the database keeps up by a trigger is listed
/// in `derivedColumns` instead: it is read after the others and never written.
package protocol StoredRow: Sendable {
  /// The table's name, in the words of the domain.
  static var table: String { get }
  /// The columns that are written, the key first.
  static var columns: [String] { get }
  /// Columns or expressions that are read behind `columns` and never written.
  static var derivedColumns: [String] { get }
  /// Everything that is read, as it stands behind SELECT.
  static var selection: String { get }

  /// Reads `columns`, then `derivedColumns`, in their order.
  init(from row: inout RowReader)

  /// Binds `columns` in their order.
  func store(into row: inout RowWriter)
}

extension StoredRow {
  package static var derivedColumns: [String] { [] }

  package static var selection: String { (columns + derivedColumns).joined(separator: ", ") }
}
