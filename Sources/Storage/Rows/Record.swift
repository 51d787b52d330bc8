/// A row of a vendor's own table whose stored properties are its columns.
///
/// A property is declared once: its name in snake case is the column's (`vmUUID` is `vm_uuid`), and
/// statements, reading and binding follow. The first property is the primary key. A property whose
/// type is no ``ColumnValue`` is a group: a plain `Decodable` struct, whose properties are columns
/// too. ``Derived`` properties are read and never written.
///
/// A record declares no `CodingKeys` and no `init(from:)`: the columns are found by what the
/// compiler makes. It says nothing of constraints, indexes or triggers, which are SQL of the tables.
package protocol Record: Decodable, Sendable {
  /// The table's name, in the words of the domain.
  static var table: String { get }
  /// Columns that are not their property in snake case: `["isListed": "listed"]`. A property inside
  /// a group has the group's name in front: `"size.type"`. None takes the column that is another
  /// property's by its name: two columns would be swapped.
  static var spelling: [String: String] { get }
  /// SQL of derived properties that are no column of the table: `["nodeName": "(SELECT ...)"]`.
  static var expressions: [String: String] { get }
  /// `static let plan = RecordPlan(Self.self)`, in every record: made once, at its first use.
  static var plan: RecordPlan { get }
}

extension Record {
  package static var spelling: [String: String] { [:] }
  package static var expressions: [String: String] { [:] }

  /// The columns that are written, the key first.
  package static var columns: [String] { plan.written }
  /// Everything that is read, as it stands behind SELECT.
  package static var selection: String { plan.selection }

  /// Reads what ``selection`` selects.
  package init(from row: inout RowReader) { self = Self.plan.read(Self.self, from: &row) }

  /// Binds ``columns`` in their order.
  package func store(into row: inout RowWriter) { Self.plan.bind(self, to: &row) }
}

/// A property of a record that is selected and never written: a column that a trigger keeps up, or
/// an expression of ``Record/expressions``.
@propertyWrapper
package struct Derived<Value: ColumnValue & Decodable>: Decodable, Sendable {
  package var wrappedValue: Value

  package init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  package init(from decoder: any Decoder) throws {
    wrappedValue = try decoder.singleValueContainer().decode(Value.self)
  }
}
