extension JSONWriter {
  /// Writes `null`.
  package mutating func null() {
    if let recorder { return recorder.value(Schema(.any, isNullable: true)) }
    beginValue()
    sink.append("null" as StaticString)
  }

  /// Writes a string.
  package mutating func value(_ value: String) {
    if let recorder { return recorder.value(.string) }
    beginValue()
    sink.append(quoting: value)
  }

  /// Writes a string whose inside `body` puts down escaped, piece by piece.
  mutating func quoted(_ body: (inout ByteSink) -> Void) {
    if let recorder { return recorder.value(.string) }
    beginValue()
    sink.append(UInt8(ascii: "\""))
    body(&sink)
    sink.append(UInt8(ascii: "\""))
  }

  /// Writes a whole number.
  package mutating func value(_ value: Int) {
    self.value(Int64(value))
  }

  /// Writes a whole number.
  package mutating func value(_ value: Int64) {
    if let recorder { return recorder.value(.integer) }
    beginValue()
    sink.append(decimal: value)
  }

  /// Writes `true` or `false`.
  package mutating func value(_ value: Bool) {
    if let recorder { return recorder.value(.boolean) }
    beginValue()
    if value {
      sink.append("true" as StaticString)
    } else {
      sink.append("false" as StaticString)
    }
  }

  /// Writes a number in the shortest spelling that reads back as the same value. It always has a
  /// point or an exponent (`6.0`), as vendors' samples show their fractional fields. JSON has no
  /// infinity and no NaN: they are written as `null`.
  package mutating func value(_ value: Double) {
    if let recorder { return recorder.value(.number) }
    beginValue()
    if value.isFinite {
      sink.append(value.description)
    } else {
      sink.append("null" as StaticString)
    }
  }

  /// Writes a timestamp with whole seconds. Who needs fractions writes `instant.iso8601(...)`.
  package mutating func value(_ value: Instant) {
    if let recorder { return recorder.value(.timestamp) }
    beginValue()
    sink.append(UInt8(ascii: "\""))
    value.appendISO8601(to: &sink, .seconds)
    sink.append(UInt8(ascii: "\""))
  }

  /// Writes a tree as it is: members in their order, numbers in their spelling.
  package mutating func value(_ value: JSON) {
    if let recorder { return recorder.value(.any) }
    beginValue()
    sink.append(value)
  }

  /// Writes an object as it is.
  package mutating func value(_ value: JSONObject) {
    if let recorder { return recorder.value(.openObject) }
    beginValue()
    sink.append(value)
  }

  /// Writes what the value writes of itself.
  package mutating func value<T: WireOutput>(_ value: T) {
    if let recorder { return recorder.value(T.schema) }
    value.write(to: &self)
  }

  /// Writes bytes that are one JSON value already, such as a stored document. They are not looked
  /// at: if they are no JSON, neither is the output.
  package mutating func rawJSON(_ json: [UInt8]) {
    if let recorder { return recorder.value(.any) }
    beginValue()
    sink.append(contentsOf: json)
  }

  /// Writes text that is one JSON value already; it is not looked at either.
  package mutating func rawJSON(_ json: String) {
    if let recorder { return recorder.value(.any) }
    beginValue()
    sink.append(json)
  }
}
