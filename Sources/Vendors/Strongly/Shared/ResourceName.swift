import Wire

/// What people call a thing: something to read, of at most so many characters; 0 is no limit, where
/// none is documented. [our choice: the documents ask only that a name is not empty]
struct ResourceName<let maximum: Int>: WireScalar {
  let value: String

  init(_ value: String) { self.value = value }

  static var schema: Schema {
    Schema(
      .string(
        Schema.StringRules(
          minLength: 1, maxLength: maximum > 0 ? maximum : nil,
          pattern: "^[^\\u0000]*\\S[^\\u0000]*$"))
    ) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  static var sample: Self { Self("sample") }

  static func parse(_ json: JSON) -> Result<Self, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    let scalars = text.unicodeScalars
    if scalars.isEmpty { return .failure(.tooShort(1)) }
    if maximum > 0, scalars.count > maximum { return .failure(.tooLong(maximum)) }
    if scalars.allSatisfy(\.properties.isWhitespace) {
      return .failure(.custom("must not be blank"))
    }
    if scalars.contains("\0") { return .failure(.custom("must not contain a NUL character")) }
    return .success(Self(text))
  }

  func write(to json: inout JSONWriter) { json.value(value) }
}
