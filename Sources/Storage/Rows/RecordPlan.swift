import Wire

/// Which columns a record has, and where each value lies in it.
///
/// Both are found once, by the record's own `init(from:)`. Rows are then read and bound by a list
/// of places, without a key, an initializer or anything generic for each column. Places follow from
/// the layout of structs, which is checked before the plan is used: a record with a stored property
/// that is no column, or whose values lie elsewhere, stops the program with its name.
package final class RecordPlan: Sendable {
  /// Every column and every derived property, in the order of the properties.
  package let columns: [RecordColumn]
  /// The columns that are written, the key first.
  package let written: [String]
  /// Everything that is read, as it stands behind SELECT.
  package let selection: String

  private let places: [ColumnPlace]
  private let writtenPlaces: [ColumnPlace]
  private let codecs: [ColumnCodec]

  /// The plan of a record.
  package init<Row: Record>(_ type: Row.Type) {
    let finder = ColumnFinder.find(in: type) { $0 + 1 }
    let spelling = Row.spelling, expressions = Row.expressions
    for path in spelling.keys where !finder.columns.contains(where: { $0.path == path }) {
      fatalError("\(Row.self) has no property \(path) to spell")
    }
    for (path, name) in spelling {
      for other in finder.columns
      where other.path != path && RecordColumn.name(of: other.path) == name {
        fatalError("\(Row.self) spells \(path) as the column of \(other.path)")
      }
    }
    for path in expressions.keys
    where !finder.columns.contains(where: { $0.path == path && $0.isDerived }) {
      fatalError("\(Row.self) has no derived property \(path)")
    }
    columns = finder.columns.map { column in
      RecordColumn(
        name: spelling[column.path] ?? RecordColumn.name(of: column.path), type: column.type,
        isDerived: column.isDerived, expression: expressions[column.path])
    }
    written = columns.filter { !$0.isDerived }.map(\.name)
    selection = columns.map { $0.expression ?? $0.name }.joined(separator: ", ")
    places = finder.columns.map(\.place)
    writtenPlaces = finder.columns.filter { !$0.isDerived }.map(\.place)
    codecs = finder.codecs
    check(type, finder)
  }

  /// A record with a value in every column that differs from those of its neighbours.
  package func sample<Row: Record>(_ type: Row.Type) -> Row {
    ColumnFinder.find(in: type) { $0 + 1 }.record
  }

  /// Every column and derived property of a record with its value.
  package func values<Row: Record>(of record: Row) -> [(column: RecordColumn, value: BoundValue)] {
    var writer = RowWriter.collector()
    unsafe withUnsafePointer(to: record) { start in
      unsafe bind(UnsafeRawPointer(start), places, to: &writer)
    }
    return zip(columns, writer.collected).map { (column: $0, value: $1) }
  }

  func read<Row: Record>(_ type: Row.Type, from row: inout RowReader) -> Row {
    unsafe withUnsafeTemporaryAllocation(of: Row.self, capacity: 1) { one in
      guard let start = one.baseAddress else { fatalError("no memory for a \(Row.self)") }
      unsafe initialize(UnsafeMutableRawPointer(start), from: &row)
      return unsafe start.move()
    }
  }

  func bind<Row: Record>(_ record: Row, to row: inout RowWriter) {
    unsafe withUnsafePointer(to: record) { start in
      unsafe bind(UnsafeRawPointer(start), writtenPlaces, to: &row)
    }
  }

  private func initialize(_ start: UnsafeMutableRawPointer, from row: inout RowReader) {
    for place in places {
      let target = unsafe start + place.offset
      switch place.kind {
      case .text: unsafe target.initializeMemory(as: String.self, to: row.text())
      case .optionalText:
        unsafe target.initializeMemory(as: String?.self, to: row.optionalText())
      case .integer: unsafe target.initializeMemory(as: Int.self, to: row.integer())
      case .optionalInteger:
        unsafe target.initializeMemory(as: Int?.self, to: row.optionalInteger())
      case .real: unsafe target.initializeMemory(as: Double.self, to: row.real())
      case .flag: unsafe target.initializeMemory(as: Bool.self, to: row.flag())
      case .instant: unsafe target.initializeMemory(as: Instant.self, to: row.instant())
      case .optionalInstant:
        unsafe target.initializeMemory(as: Instant?.self, to: row.optionalInstant())
      case .document: unsafe target.initializeMemory(as: RawJSON.self, to: row.document())
      case .other(let index): unsafe codecs[index].read(&row, target)
      }
    }
  }

  private func bind(
    _ start: UnsafeRawPointer, _ places: [ColumnPlace], to row: inout RowWriter
  ) {
    for place in places {
      let source = unsafe start + place.offset
      switch place.kind {
      case .text: row.bind(unsafe source.assumingMemoryBound(to: String.self).pointee)
      case .optionalText: row.bind(unsafe source.assumingMemoryBound(to: String?.self).pointee)
      case .integer: row.bind(unsafe source.assumingMemoryBound(to: Int.self).pointee)
      case .optionalInteger: row.bind(unsafe source.assumingMemoryBound(to: Int?.self).pointee)
      case .real: row.bind(unsafe source.assumingMemoryBound(to: Double.self).pointee)
      case .flag: row.bind(unsafe source.assumingMemoryBound(to: Bool.self).pointee)
      case .instant: row.bind(unsafe source.assumingMemoryBound(to: Instant.self).pointee)
      case .optionalInstant:
        row.bind(unsafe source.assumingMemoryBound(to: Instant?.self).pointee)
      case .document: row.bind(unsafe source.assumingMemoryBound(to: RawJSON.self).pointee)
      case .other(let index): unsafe codecs[index].bind(source, &row)
      }
    }
  }

  /// Stops the program unless every stored property is a column and every value lies where the plan
  /// says. Values differ by one bit of the column's number at a time, so that flags differ too.
  private func check<Row: Record>(_ type: Row.Type, _ finder: ColumnFinder.Result<Row>) {
    guard finder.end == MemoryLayout<Row>.size,
      finder.propertyCount == Mirror(reflecting: finder.record).children.count
    else {
      fatalError(
        "\(Row.self): a stored property is no column; columns are \(columns.map(\.name))")
    }
    for bit in 0..<8 {
      let sampled = ColumnFinder.find(in: type) { ($0 >> bit) & 1 }
      for (index, column) in sampled.columns.enumerated() {
        var writer = RowWriter.collector()
        unsafe withUnsafePointer(to: sampled.record) { start in
          unsafe bind(UnsafeRawPointer(start), [places[index]], to: &writer)
        }
        guard writer.collected == column.sample else {
          fatalError(
            "\(Row.self).\(column.path) lies elsewhere: are CodingKeys in another order?")
        }
      }
    }
  }
}

/// A column of a record, or a derived property.
package struct RecordColumn: Sendable {
  /// As it stands in the table, where it is one of the table.
  package let name: String
  package let type: ColumnType
  /// Whether it is selected and never written.
  package let isDerived: Bool
  /// What is selected in place of a column.
  package let expression: String?

  /// The column of a property: the last component in snake case, where a run of capitals is one
  /// word: `vmUUID` is `vm_uuid`, `volumeIDs` is `volume_ids`.
  static func name(of path: String) -> String {
    let property = String(path.split(separator: ".").last ?? "")
    let letters = Array(property.hasSuffix("IDs") ? property.dropLast(3) + "Ids" : property[...])
    var name = ""
    for (index, letter) in letters.enumerated() {
      let beginsWord =
        letter.isUppercase && index > 0
        && (!letters[index - 1].isUppercase
          || (index + 1 < letters.count && letters[index + 1].isLowercase))
      if beginsWord { name += "_" }
      name += letter.lowercased()
    }
    return name
  }
}
