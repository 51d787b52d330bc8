/// Decodes from one JSON value. It is small enough to travel in an existential without a box, and
/// knows nothing of where it stands: pointers are put together only when something is wrong, each
/// level adding its own token to the ``Violation`` that passes by.
struct JSONDecoding: Decoder {
  let json: JSON

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let object) = json else { throw violation(.type(expected: "object")) }
    return KeyedDecodingContainer(JSONKeyedDecoding(object: object))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let elements) = json else { throw violation(.type(expected: "array")) }
    return JSONUnkeyedDecoding(elements: elements)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    self
  }

  /// A value of a type with a rule of its own.
  func scalar<T: WireScalar>() throws -> T {
    switch T.parse(json) {
    case .success(let value): return value
    case .failure(let rule): throw violation(rule)
    }
  }

  /// A value of any type; every error becomes a violation.
  func value<T: Decodable>(_ type: T.Type) throws -> T {
    do {
      return try T(from: self)
    } catch let violation as Violation {
      throw violation
    } catch let DecodingError.dataCorrupted(context) {
      throw violation(.custom(context.debugDescription))
    } catch let error as DecodingError {
      throw violation(.custom("\(error)"))
    }
  }

  /// A value that stands under `token` in what is being decoded.
  func value<T: Decodable>(_ type: T.Type, under token: @autoclosure () -> String) throws -> T {
    do {
      return try value(type)
    } catch var violation as Violation {
      violation.pointer = JSONPointer([token()] + violation.pointer.tokens)
      throw violation
    }
  }

  func violation(_ rule: Violation.Rule) -> Violation {
    if case .null = json, case .type = rule {
      return Violation(pointer: .root, rule: .null, found: json)
    }
    return Violation(pointer: .root, rule: rule, found: json)
  }

  func integer<T: FixedWidthInteger>() throws -> T {
    guard case .number(let number) = json, let value = number.int.flatMap(T.init(exactly:)) else {
      throw violation(.type(expected: "integer"))
    }
    return value
  }
}

extension JSONDecoding: SingleValueDecodingContainer {
  func decodeNil() -> Bool { json.isNull }
  func decode(_ type: Bool.Type) throws -> Bool { try scalar() }
  func decode(_ type: String.Type) throws -> String { try scalar() }
  func decode(_ type: Double.Type) throws -> Double { try scalar() }
  func decode(_ type: Float.Type) throws -> Float { Float(try scalar() as Double) }
  func decode(_ type: Int.Type) throws -> Int { try scalar() }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
  func decode(_ type: Int64.Type) throws -> Int64 { try scalar() }
  func decode(_ type: UInt.Type) throws -> UInt { try integer() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try value(type) }
}

extension JSON {
  /// The Swift value that this stands for.
  ///
  /// - Throws: A ``Violation`` for the first fault, with a pointer to it and `.body` as location.
  ///   Faults of a type's own `init(from:)` become `.custom`.
  package func decoded<T: Decodable>(as type: T.Type = T.self) throws -> T {
    try JSONDecoding(json: self).value(type)
  }
}

/// Reads a `T` from `json`; the same as ``JSON/decoded(as:)``.
package func decode<T: Decodable>(_ type: T.Type, from json: JSON) throws -> T {
  try json.decoded(as: type)
}
