extension JSONWriter {
  /// Writes a string, or `null` for nil.
  package mutating func field(_ key: StaticString, _ value: String?) {
    if let recorder { return recorder.property(key, .string.nullable) }
    guard let value else { return nullField(key) }
    field(key, value)
  }

  /// Writes a whole number, or `null` for nil.
  package mutating func field(_ key: StaticString, _ value: Int?) {
    if let recorder { return recorder.property(key, .integer.nullable) }
    guard let value else { return nullField(key) }
    field(key, value)
  }

  /// Writes a whole number, or `null` for nil.
  package mutating func field(_ key: StaticString, _ value: Int64?) {
    if let recorder { return recorder.property(key, .integer.nullable) }
    guard let value else { return nullField(key) }
    field(key, value)
  }

  /// Writes `true`, `false`, or `null` for nil.
  package mutating func field(_ key: StaticString, _ value: Bool?) {
    if let recorder { return recorder.property(key, .boolean.nullable) }
    guard let value else { return nullField(key) }
    field(key, value)
  }

  /// Writes a number with a point or an exponent, or `null` for nil.
  package mutating func field(_ key: StaticString, _ value: Double?) {
    if let recorder { return recorder.property(key, .number.nullable) }
    guard let value else { return nullField(key) }
    field(key, value)
  }

  /// Writes a timestamp with whole seconds, or `null` for nil.
  package mutating func field(_ key: StaticString, _ value: Instant?) {
    if let recorder { return recorder.property(key, .timestamp.nullable) }
    guard let value else { return nullField(key) }
    field(key, value)
  }

  /// Writes a tree, or `null` for nil.
  package mutating func field(_ key: StaticString, _ value: JSON?) {
    field(key, value ?? .null)
  }

  /// Writes an object, or `null` for nil.
  package mutating func field(_ key: StaticString, _ value: JSONObject?) {
    if let recorder { return recorder.property(key, .openObject.nullable) }
    guard let value else { return nullField(key) }
    field(key, value)
  }

  /// Writes what the value writes of itself, or `null` for nil.
  package mutating func field<T: WireOutput>(_ key: StaticString, _ value: T?) {
    if let recorder { return recorder.property(key, T.schema.nullable) }
    guard let value else { return nullField(key) }
    field(key, value)
  }

  /// Writes the member, or for nil nothing at all: neither the name nor a `null`.
  package mutating func field(ifPresent key: StaticString, _ value: String?) {
    if let recorder { return recorder.property(key, .string, isRequired: false) }
    guard let value else { return }
    field(key, value)
  }

  /// Writes the member, or for nil nothing at all: neither the name nor a `null`.
  package mutating func field<T: WireOutput>(ifPresent key: StaticString, _ value: T?) {
    if let recorder { return recorder.property(key, T.schema, isRequired: false) }
    guard let value else { return }
    field(key, value)
  }

  private mutating func nullField(_ key: StaticString) {
    beginField(key)
    null()
  }
}
