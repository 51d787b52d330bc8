/// The members of an object, for decoding.
///
/// A missing member is `.missing`, except for types that have a value for that (``Field``). For an
/// optional member `null` counts as missing.
struct JSONKeyedDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let object: JSONObject

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { object.keys.compactMap(Key.init(stringValue:)) }

  func contains(_ key: Key) -> Bool {
    object.contains(key.stringValue)
  }

  func decodeNil(forKey key: Key) throws -> Bool {
    object[key.stringValue]?.isNull ?? true
  }

  // The concrete overloads spare the common types the way through an existential decoder.

  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    guard case .string(let value)? = object[key.stringValue] else { throw failure(type, key) }
    return value
  }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
    guard case .bool(let value)? = object[key.stringValue] else { throw failure(type, key) }
    return value
  }

  func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
    guard let value = object[key.stringValue]?.intValue else { throw failure(type, key) }
    return value
  }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    guard let json = object[key.stringValue] else {
      if let type = type as? any AbsentRepresentable.Type, let value = type.whenAbsent as? T {
        return value
      }
      throw missing(key)
    }
    return try JSONDecoding(json: json).value(type, under: key.stringValue)
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    switch object[key.stringValue] {
    case .string(let value)?: return value
    case nil, .null?: return nil
    default: throw failure(type, key)
    }
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    guard let json = object[key.stringValue], !json.isNull else { return nil }
    return try JSONDecoding(json: json).value(type, under: key.stringValue)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try nested(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try nested(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    JSONDecoding(json: .object(object))
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    try nested(key)
  }

  private func nested(_ key: Key) throws -> JSONDecoding {
    guard let json = object[key.stringValue] else { throw missing(key) }
    return JSONDecoding(json: json)
  }

  private func missing(_ key: Key) -> Violation {
    Violation(pointer: JSONPointer([key.stringValue]), rule: .missing)
  }

  private func failure(_ type: (some WireScalar).Type, _ key: Key) -> Violation {
    guard let json = object[key.stringValue] else { return missing(key) }
    var violation = JSONDecoding(json: json).violation(.type(expected: type.schema.typeName))
    violation.pointer = JSONPointer([key.stringValue])
    return violation
  }
}

/// A type that has a value for a member that is not there.
protocol AbsentRepresentable {
  /// What the decoder hands out when the member is missing.
  static var whenAbsent: Self { get }
}
