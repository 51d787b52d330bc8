/// The members of a probed object: every key is there.
///
/// Who asks for all keys, as a dictionary does, is taken for a map and given one key. Who asks
/// whether a member is `null` before reading it, as every optional does, is told no and the member
/// is noted as optional.
struct ProbeKeyedDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: ProbeDecoder

  var codingPath: [any CodingKey] { [] }

  var allKeys: [Key] {
    decoder.slot.shape = .map(nil)
    guard !decoder.emptiesCollections else { return [] }
    return [Key(stringValue: "key")].compactMap(\.self)
  }

  func contains(_ key: Key) -> Bool {
    true
  }

  func decodeNil(forKey key: Key) -> Bool {
    optionalKeys.names.insert(key.stringValue)
    return false
  }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try member(type, key, isOptional: optionalKeys.names.contains(key.stringValue))
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    do {
      return try member(type, key, isOptional: true)
    } catch is ProbeRecursion {
      note(key, SchemaProbe.cutOff(type).nullable, isRequired: false)
      return nil
    }
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    throw unsupported("a nested container")
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw unsupported("a nested container")
  }

  func superDecoder() throws -> any Decoder {
    throw unsupported("a decoder for a superclass")
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    throw unsupported("a decoder for a superclass")
  }

  private let optionalKeys = OptionalKeys()

  init(decoder: ProbeDecoder) {
    self.decoder = decoder
  }

  private func member<T: Decodable>(_ type: T.Type, _ key: Key, isOptional: Bool) throws -> T {
    do {
      let (value, schema, slot) = try decoder.nested(type)
      note(
        key, isOptional ? schema.nullable : schema, isRequired: !isOptional && !slot.mayBeAbsent)
      return value
    } catch let recursion as ProbeRecursion {
      note(key, SchemaProbe.cutOff(type), isRequired: !isOptional)
      throw recursion
    }
  }

  private func note(_ key: Key, _ schema: Schema, isRequired: Bool) {
    if case .map = decoder.slot.shape {
      decoder.slot.shape = .map(schema)
    } else {
      decoder.slot.property(key.stringValue, schema, isRequired: isRequired)
    }
  }

  private func unsupported(_ what: String) -> ProbeFailure {
    ProbeFailure(typeName: decoder.slot.name ?? "a type", reason: "it asks for \(what)")
  }
}

/// Names noted during a call that cannot mutate its container.
private final class OptionalKeys {
  var names: Set<String> = []
}
