/// The elements of an array, for decoding.
struct JSONUnkeyedDecoding: UnkeyedDecodingContainer {
  let elements: [JSON]
  var currentIndex = 0

  init(elements: [JSON]) {
    self.elements = elements
  }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex == elements.count }

  mutating func decodeNil() throws -> Bool {
    guard try current().json.isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let value = try current().value(type, under: String(currentIndex))
    currentIndex += 1
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    let decoder = try current()
    currentIndex += 1
    return try decoder.container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let decoder = try current()
    currentIndex += 1
    return try decoder.unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder {
    let decoder = try current()
    currentIndex += 1
    return decoder
  }

  private func current() throws -> JSONDecoding {
    guard !isAtEnd else {
      throw Violation(pointer: JSONPointer([String(currentIndex)]), rule: .missing)
    }
    return JSONDecoding(json: elements[currentIndex])
  }
}
