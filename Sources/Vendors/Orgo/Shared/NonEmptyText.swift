import Wire

/// Text that is not empty and as long as it likes.
struct NonEmptyText: WireScalar {
  let value: String

  init(_ value: String) { self.value = value }

  static var schema: Schema { Schema(.string(Schema.StringRules(minLength: 1))) }

  static var sample: NonEmptyText { NonEmptyText("sample") }

  static func parse(_ json: JSON) -> Result<NonEmptyText, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    return text.isEmpty ? .failure(.tooShort(1)) : .success(NonEmptyText(text))
  }

  func write(to json: inout JSONWriter) { json.value(value) }
}
