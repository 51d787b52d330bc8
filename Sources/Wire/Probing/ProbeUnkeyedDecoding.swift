/// The elements of a probed array: exactly one.
struct ProbeUnkeyedDecoding: UnkeyedDecodingContainer {
  let decoder: ProbeDecoder
  var currentIndex = 0

  init(decoder: ProbeDecoder) {
    self.decoder = decoder
  }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { decoder.emptiesCollections ? 0 : 1 }
  var isAtEnd: Bool { currentIndex == count }

  mutating func decodeNil() -> Bool {
    false
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    do {
      let (value, schema, _) = try decoder.nested(type)
      decoder.slot.shape = .array(schema)
      currentIndex += 1
      return value
    } catch let recursion as ProbeRecursion {
      decoder.slot.shape = .array(SchemaProbe.cutOff(type))
      throw recursion
    }
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    throw unsupported()
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw unsupported()
  }

  mutating func superDecoder() throws -> any Decoder {
    throw unsupported()
  }

  private func unsupported() -> ProbeFailure {
    ProbeFailure(
      typeName: decoder.slot.name ?? "a type", reason: "it asks for a container in an array")
  }
}
