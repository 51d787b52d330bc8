import Wire

/// Where a column's value lies in its record, and which type it has there.
struct ColumnPlace: Sendable {
  /// The type; those that most columns have need no call through a function value.
  enum Kind: Sendable {
    case text, optionalText, integer, optionalInteger, real, flag, instant, optionalInstant
    case document
    /// The number of a codec.
    case other(Int)
  }

  let kind: Kind
  let offset: Int

  /// The kind of a type; nil for one that takes a codec.
  static func kind<Value: ColumnValue>(of type: Value.Type) -> Kind? {
    if type == String.self { return .text }
    if type == String?.self { return .optionalText }
    if type == Int.self { return .integer }
    if type == Int?.self { return .optionalInteger }
    if type == Double.self { return .real }
    if type == Bool.self { return .flag }
    if type == Instant.self { return .instant }
    if type == Instant?.self { return .optionalInstant }
    if type == RawJSON.self { return .document }
    return nil
  }
}

/// Reads and binds a value of one type in memory.
@safe struct ColumnCodec: Sendable {
  let read: @Sendable (inout RowReader, UnsafeMutableRawPointer) -> Void
  let bind: @Sendable (UnsafeRawPointer, inout RowWriter) -> Void

  init<Value: ColumnValue>(_ type: Value.Type) {
    unsafe read = { row, target in
      unsafe target.initializeMemory(as: Value.self, to: Value.read(from: &row))
    }
    unsafe bind = { source, row in
      unsafe source.assumingMemoryBound(to: Value.self).pointee.bind(to: &row)
    }
  }
}
