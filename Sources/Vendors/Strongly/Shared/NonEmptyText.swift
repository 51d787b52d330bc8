import Wire

extension String {
  /// The text, or nil where it is empty: an id that is sent empty means none.
  var nonEmpty: String? { isEmpty ? nil : self }
}

/// A string that is not empty. Nothing more is documented of descriptions, images and tags.
struct NonEmptyText: WireScalar {
  let value: String

  init(_ value: String) { self.value = value }

  static var schema: Schema { Schema(.string(Schema.StringRules(minLength: 1))) }

  static var sample: Self { Self("sample") }

  static func parse(_ json: JSON) -> Result<Self, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    return text.isEmpty ? .failure(.tooShort(1)) : .success(Self(text))
  }

  func write(to json: inout JSONWriter) { json.value(value) }
}
