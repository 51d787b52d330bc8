extension JSONWriter {
  /// Writes a string member.
  package mutating func field(_ key: StaticString, _ value: String) {
    if let recorder { return recorder.property(key, .string) }
    member(key, value)
  }

  /// Writes a whole number.
  package mutating func field(_ key: StaticString, _ value: Int) {
    if let recorder { return recorder.property(key, .integer) }
    beginField(key)
    self.value(Int64(value))
  }

  /// Writes a whole number.
  package mutating func field(_ key: StaticString, _ value: Int64) {
    if let recorder { return recorder.property(key, .integer) }
    beginField(key)
    self.value(value)
  }

  /// Writes `true` or `false`.
  package mutating func field(_ key: StaticString, _ value: Bool) {
    if let recorder { return recorder.property(key, .boolean) }
    beginField(key)
    self.value(value)
  }

  /// Writes a number with a point or an exponent; see ``value(_:)-(Double)``.
  package mutating func field(_ key: StaticString, _ value: Double) {
    if let recorder { return recorder.property(key, .number) }
    beginField(key)
    self.value(value)
  }

  /// Writes a timestamp with whole seconds.
  package mutating func field(_ key: StaticString, _ value: Instant) {
    if let recorder { return recorder.property(key, .timestamp) }
    beginField(key)
    self.value(value)
  }

  /// Writes a tree.
  package mutating func field(_ key: StaticString, _ value: JSON) {
    if let recorder { return recorder.property(key, .any) }
    beginField(key)
    self.value(value)
  }

  /// Writes an object whose names are not known here.
  package mutating func field(_ key: StaticString, _ value: JSONObject) {
    if let recorder { return recorder.property(key, .openObject) }
    beginField(key)
    self.value(value)
  }

  /// Writes what the value writes of itself.
  package mutating func field<T: WireOutput>(_ key: StaticString, _ value: T) {
    if let recorder { return recorder.property(key, T.schema) }
    beginField(key)
    value.write(to: &self)
  }

  /// Writes an array of strings.
  package mutating func field(_ key: StaticString, _ value: [String]) {
    if let recorder { return recorder.property(key, Schema(.array(.string))) }
    beginField(key)
    array(value) { json, element in json.value(element) }
  }

  /// Writes an array of what each value writes of itself.
  package mutating func field<T: WireOutput>(_ key: StaticString, _ value: [T]) {
    if let recorder { return recorder.property(key, Schema(.array(T.schema))) }
    beginField(key)
    array(value) { json, element in element.write(to: &json) }
  }

  /// Writes bytes that are one JSON value already; see ``rawJSON(_:)``.
  package mutating func field(_ key: StaticString, rawJSON json: [UInt8]) {
    if let recorder { return recorder.property(key, .any) }
    beginField(key)
    rawJSON(json)
  }

  /// Writes an object; `members` writes its fields.
  package mutating func field(
    _ key: StaticString, object members: (inout JSONWriter) -> Void
  ) {
    if let recorder {
      recorder.beginObject()
      members(&self)
      return recorder.property(key, recorder.endObject())
    }
    beginField(key)
    object(members)
  }

  /// Writes an array; `each` writes exactly one value for an element.
  package mutating func field<S: Sequence>(
    _ key: StaticString, array elements: S, _ each: (inout JSONWriter, S.Element) -> Void
  ) {
    if let recorder { return recorder.property(key, probedArray(elements, each)) }
    beginField(key)
    array(elements, each)
  }

  /// Writes a member whose name is only known at run time. The schema of an object that has one is
  /// open: its other names are anyone's.
  package mutating func field(dynamic key: String, _ value: JSON) {
    if let recorder { return recorder.opensObject() }
    beginField(dynamic: key)
    self.value(value)
  }

  /// Writes a string member whose name is only known at run time.
  package mutating func field(dynamic key: String, _ value: String) {
    if let recorder { return recorder.opensObject() }
    beginField(dynamic: key)
    self.value(value)
  }
}
