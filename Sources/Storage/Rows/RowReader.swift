import GRDBSQLite
package import Wire

/// One row of a query, read from left to right: every accessor takes the next column.
///
/// The order of the accessors is the order of the columns in the statement, so a type that lists
/// its columns once and reads them in that order cannot mix them up. The reader is valid only while
/// the statement stands on the row; it never leaves the closure or initializer it is lent to. It
/// does not convert: a column of another type reads as SQLite converts it.
@safe package struct RowReader {
  private let statement: OpaquePointer
  private var column: Int32 = 0
  /// The long texts of the row before, by column. Neighbours often share an owner or a workspace: a
  /// text that has not changed is the one there is, without memory of its own.
  private var before: [String] = []
  private var isFirst = true

  init(_ statement: OpaquePointer) {
    unsafe self.statement = statement
  }

  /// Begins with the statement's next row.
  mutating func advance() {
    column = 0
    isFirst = false
  }

  private mutating func next() -> Int32 {
    defer { column += 1 }
    return column
  }

  /// Whether the next column is NULL.
  var isNull: Bool { isNull(column) }

  /// Passes over the next column.
  mutating func skip<Value>() -> Value? {
    column += 1
    return nil
  }

  private func isNull(_ index: Int32) -> Bool {
    unsafe sqlite3_column_type(statement, index) == SQLITE_NULL
  }

  /// The next column as text; NULL reads as an empty string.
  package mutating func text() -> String {
    let index = next()
    guard let start = unsafe sqlite3_column_text(statement, index) else { return "" }
    return unsafe text(start, index)
  }

  /// The next column as text, nil where it is NULL.
  package mutating func optionalText() -> String? {
    let index = next()
    return unsafe sqlite3_column_text(statement, index).map { start in
      unsafe text(start, index)
    }
  }

  private mutating func text(_ start: UnsafePointer<UInt8>, _ index: Int32) -> String {
    let count = Int(unsafe sqlite3_column_bytes(statement, index))
    let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
    // A short text needs no memory, and most queries end with their first row.
    guard !isFirst, count > 15 else { return unsafe String(decoding: bytes, as: UTF8.self) }
    let index = Int(index)
    if index < before.count, unsafe before[index].holds(bytes) { return before[index] }
    let text = unsafe String(decoding: bytes, as: UTF8.self)
    while before.count <= index { before.append("") }
    before[index] = text
    return text
  }

  /// The next column as a whole number; NULL reads as 0.
  package mutating func integer() -> Int {
    Int(unsafe sqlite3_column_int64(statement, next()))
  }

  /// The next column as a whole number, nil where it is NULL.
  package mutating func optionalInteger() -> Int? {
    guard !isNull(column) else {
      column += 1
      return nil
    }
    return integer()
  }

  /// The next column as a floating-point number.
  package mutating func real() -> Double {
    unsafe sqlite3_column_double(statement, next())
  }

  /// The next column as a truth value: 0 is false, NULL too.
  package mutating func flag() -> Bool { integer() != 0 }

  /// The next column as an instant, stored as microseconds since 1970 UTC.
  package mutating func instant() -> Instant { Instant(microseconds: Int64(integer())) }

  /// The next column as an instant, nil where it is NULL.
  package mutating func optionalInstant() -> Instant? {
    optionalInteger().map { Instant(microseconds: Int64($0)) }
  }

  /// The next column as bytes; NULL reads as none.
  package mutating func bytes() -> [UInt8] {
    let index = next()
    guard let start = unsafe sqlite3_column_blob(statement, index) else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(statement, index))
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// The next column as a JSON document that was stored whole and is passed on unparsed.
  package mutating func document() -> RawJSON { RawJSON(text: text()) }
}

extension String {
  /// Whether these are the bytes of this text.
  fileprivate func holds(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard utf8.count == bytes.count else { return false }
    let isSame = unsafe utf8.withContiguousStorageIfAvailable { own in
      let (mine, theirs) = (UnsafeRawBufferPointer(own), UnsafeRawBufferPointer(bytes))
      var index = 0
      while index + 8 <= mine.count {
        let eight = unsafe mine.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let others = unsafe theirs.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        guard eight == others else { return false }
        index += 8
      }
      return unsafe mine[index...].elementsEqual(theirs[index...])
    }
    return isSame == true
  }
}
