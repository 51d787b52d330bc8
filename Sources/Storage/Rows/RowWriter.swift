import GRDBSQLite
package import Wire

/// The values of one statement, bound from left to right: every call takes the next placeholder.
///
/// Valid only inside the closure or method it is lent to. Text and bytes are copied by SQLite.
@safe package struct RowWriter {
  /// Nil where values are only collected.
  private let statement: OpaquePointer?
  private(set) var index: Int32 = 0
  private(set) var collected: [BoundValue] = []

  /// Tells SQLite to copy what it is given before the call returns.
  private static let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ statement: OpaquePointer) {
    unsafe self.statement = statement
  }

  private init() { unsafe statement = nil }

  /// A writer that only collects.
  static func collector() -> RowWriter { RowWriter() }

  /// What would be bound.
  static func collect(_ values: [any ColumnValue]) -> [BoundValue] {
    var writer = RowWriter()
    writer.collected.reserveCapacity(values.count)
    for value in values { value.bind(to: &writer) }
    return writer.collected
  }

  /// Binds text.
  package mutating func bind(_ text: String) {
    guard unsafe statement != nil else { return collected.append(.text(text)) }
    index += 1
    var text = text
    text.withUTF8 { utf8 in
      _ = unsafe utf8.withMemoryRebound(to: CChar.self) { characters in
        unsafe sqlite3_bind_text(
          statement, index, characters.baseAddress, Int32(characters.count), Self.copied)
      }
      // An empty string has no address, and a null address would bind NULL.
      if utf8.isEmpty { unsafe sqlite3_bind_text(statement, index, "", 0, Self.copied) }
    }
  }

  /// Binds a whole number.
  package mutating func bind(_ integer: Int) {
    guard unsafe statement != nil else { return collected.append(.integer(integer)) }
    index += 1
    unsafe sqlite3_bind_int64(statement, index, Int64(integer))
  }

  /// Binds a floating-point number.
  package mutating func bind(_ real: Double) {
    guard unsafe statement != nil else { return collected.append(.real(real)) }
    index += 1
    unsafe sqlite3_bind_double(statement, index, real)
  }

  /// Binds a truth value as 0 or 1.
  package mutating func bind(_ flag: Bool) { bind(flag ? 1 : 0) }

  /// Binds an instant as microseconds since 1970 UTC.
  package mutating func bind(_ instant: Instant) { bind(Int(instant.microseconds)) }

  /// Binds a document as text, so that a person who opens the file can read it.
  package mutating func bind(_ document: RawJSON) { bind(document.text) }

  /// Binds NULL.
  package mutating func bindNull() {
    guard unsafe statement != nil else { return collected.append(.null) }
    index += 1
    unsafe sqlite3_bind_null(statement, index)
  }

  /// Binds a value, or NULL where there is none.
  package mutating func bind<Value: ColumnValue>(_ value: Value?) {
    guard let value else { return bindNull() }
    value.bind(to: &self)
  }
}

/// A value that is bound to a placeholder, for comparison.
package enum BoundValue: Hashable, Sendable {
  case text(String)
  case integer(Int)
  case real(Double)
  case null
}
