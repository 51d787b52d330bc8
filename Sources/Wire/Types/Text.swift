/// A string of `minimum` to `maximum` Unicode scalars, both inclusive.
package struct Text<let minimum: Int, let maximum: Int>: WireScalar {
  /// The string, which has the length the type promises when it came from a request.
  package let value: String

  /// A text from the simulation itself; its length is not checked.
  package init(_ value: String) {
    self.value = value
  }

  /// A string with both lengths.
  package static var schema: Schema {
    Schema(.string(Schema.StringRules(minLength: minimum > 0 ? minimum : nil, maxLength: maximum)))
  }

  /// The letter `a`, as often as the shortest text that is not empty has it.
  package static var sample: Self {
    Self(String(repeating: "a", count: min(max(minimum, 1), maximum)))
  }

  /// A string whose length is right.
  package static func parse(_ json: JSON) -> Result<Self, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    let length = text.unicodeScalars.count
    if length < minimum { return .failure(.tooShort(minimum)) }
    if length > maximum { return .failure(.tooLong(maximum)) }
    return .success(Self(text))
  }

  /// Writes the string.
  package func write(to json: inout JSONWriter) {
    json.value(value)
  }
}
