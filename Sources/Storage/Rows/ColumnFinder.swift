/// A decoder that has a value for everything and notes which columns a record has, their types and
/// where they lie: properties in order, each aligned as its type asks, groups laid out likewise.
final class ColumnFinder: Decoder {
  /// A column as it was asked for.
  struct Found {
    /// The property, behind the groups that it is in: `size.type`.
    let path: String
    let type: ColumnType
    let isDerived: Bool
    let place: ColumnPlace
    /// What was answered, as it is bound.
    let sample: [BoundValue]
  }

  /// What a record was found to have, and the record that was made on the way.
  struct Result<Row> {
    let record: Row
    let columns: [Found]
    let codecs: [ColumnCodec]
    /// The properties of the record itself, groups counted once.
    let propertyCount: Int
    /// Where the last property ends.
    let end: Int
  }

  private var columns: [Found] = []
  private var codecs: [ColumnCodec] = []
  private var propertyCount = 0
  /// The group that is being read, with a point behind it; empty outside.
  private var group = ""
  private var end = 0
  private let number: (Int) -> Int

  private init(_ number: @escaping (Int) -> Int) { self.number = number }

  /// Asks a record for its columns; `number` chooses the sample of each by its position.
  static func find<Row: Record>(in type: Row.Type, _ number: @escaping (Int) -> Int) -> Result<Row>
  {
    let finder = ColumnFinder(number)
    do {
      let record = try Row(from: finder)
      return Result(
        record: record, columns: finder.columns, codecs: finder.codecs,
        propertyCount: finder.propertyCount, end: finder.end)
    } catch { fatalError("\(Row.self) cannot be a record: \(error)") }
  }

  /// Notes a column and answers with its sample.
  private func column<Value: ColumnValue>(
    _ type: Value.Type, _ path: String, isDerived: Bool
  ) -> Value {
    let sample = Value.sample(number(columns.count))
    let offset = aligned(to: MemoryLayout<Value>.alignment)
    let kind =
      ColumnPlace.kind(of: type)
      ?? {
        codecs.append(ColumnCodec(type))
        return .other(codecs.count - 1)
      }()
    columns.append(
      Found(
        path: path, type: Value.columnType, isDerived: isDerived,
        place: ColumnPlace(kind: kind, offset: offset), sample: RowWriter.collect([sample])))
    end = offset + MemoryLayout<Value>.size
    return sample
  }

  private func optional<Value: ColumnValue>(_ type: Value.Type, _ path: String) -> Any? {
    column(Value?.self, path, isDerived: false)
  }

  private func derived<Property: DerivedProperty>(_ type: Property.Type, _ path: String) -> Any {
    Property(wrappedValue: column(Property.Value.self, path, isDerived: true))
  }

  /// Notes what a property has: a column, or those of a group.
  private func property<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
    let path = group + name
    if group.isEmpty { propertyCount += 1 }
    let value: Any
    if let type = type as? any ColumnValue.Type {
      value = column(type, path, isDerived: false)
    } else if let type = type as? any DerivedProperty.Type {
      value = derived(type, path)
    } else {
      let outer = group
      group = path + "."
      defer { group = outer }
      end = aligned(to: MemoryLayout<Value>.alignment)
      return try Value(from: self)
    }
    guard let value = value as? Value else { throw NoColumn(name: path, type: "\(Value.self)") }
    return value
  }

  private func optionalProperty<Value: Decodable>(
    _ type: Value.Type, _ name: String
  ) throws -> Value? {
    let path = group + name
    if group.isEmpty { propertyCount += 1 }
    guard let type = type as? any ColumnValue.Type else {
      throw NoColumn(name: path, type: "\(Value.self)?")
    }
    return optional(type, path) as? Value
  }

  private func aligned(to alignment: Int) -> Int {
    (end + alignment - 1) / alignment * alignment
  }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Properties(finder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw NoColumn(name: group, type: "a list")
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    throw NoColumn(name: group, type: "a single value")
  }

  /// The properties of a record or of a group.
  private struct Properties<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let finder: ColumnFinder

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      try finder.property(type, key.stringValue)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
      try finder.optionalProperty(type, key.stringValue)
    }

    // The standard library has its own of these, which would not tell an optional apart.
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
      try finder.optionalProperty(type, key.stringValue)
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
      try finder.optionalProperty(type, key.stringValue)
    }

    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
      try finder.optionalProperty(type, key.stringValue)
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
      try finder.optionalProperty(type, key.stringValue)
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
      throw NoColumn(name: key.stringValue, type: "a nested container")
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      throw NoColumn(name: key.stringValue, type: "a nested container")
    }

    func superDecoder() throws -> any Decoder {
      throw NoColumn(name: finder.group, type: "a superclass")
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
      throw NoColumn(name: key.stringValue, type: "a superclass")
    }
  }

  /// A property that can be no column.
  private struct NoColumn: Error, CustomStringConvertible {
    let name: String
    let type: String

    var description: String { "\(name) is \(type), which is no column" }
  }
}

/// A ``Derived`` of any type.
protocol DerivedProperty {
  associatedtype Value: ColumnValue
  init(wrappedValue: Value)
}

extension Derived: DerivedProperty {}
