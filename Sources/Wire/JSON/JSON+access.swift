extension JSON {
  /// The member called `key`; nil when there is none or this is no object. A member that is
  /// `null` gives `.null`.
  package subscript(_ key: String) -> JSON? {
    guard case .object(let object) = self else { return nil }
    return object[key]
  }

  /// The element at `index`; nil when there is none or this is no array.
  package subscript(_ index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The value that `pointer` points at; nil when it points at nothing.
  package subscript(pointer pointer: JSONPointer) -> JSON? {
    var value = self
    for token in pointer.tokens {
      let next: JSON?
      switch value {
      case .object(let object): next = object[token]
      case .array: next = JSONPointer.index(token).flatMap { value[$0] }
      default: next = nil
      }
      guard let next else { return nil }
      value = next
    }
    return value
  }

  /// Whether this is `null`.
  package var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The string, if this is one.
  package var stringValue: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// The whole number, if this is one that fits; see ``JSONNumber/int``.
  package var intValue: Int? {
    guard case .number(let value) = self else { return nil }
    return value.int
  }

  /// The number, if this is one.
  package var doubleValue: Double? {
    guard case .number(let value) = self else { return nil }
    return value.double
  }

  /// The boolean, if this is one.
  package var boolValue: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The elements, if this is an array.
  package var arrayValue: [JSON]? {
    guard case .array(let value) = self else { return nil }
    return value
  }

  /// The members, if this is an object.
  package var objectValue: JSONObject? {
    guard case .object(let value) = self else { return nil }
    return value
  }
}
