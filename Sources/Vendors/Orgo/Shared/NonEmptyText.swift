import Wire

/// Text that is not blank, without NUL, and of 255 Unicode scalars at most (our choice; names were
/// held to 64 in early 2026, by the setting `strict_names`).
struct NonEmptyText: WireScalar {
  let value: String

  init(_ value: String) { self.value = value }

  static let longest = 255

  static var schema: Schema {
    Schema(.string(Schema.StringRules(minLength: 1, maxLength: longest))) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  static var sample: NonEmptyText { NonEmptyText("sample") }

  static func parse(_ json: JSON) -> Result<NonEmptyText, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    let scalars = text.unicodeScalars
    guard scalars.contains(where: { !$0.properties.isWhitespace }) else {
      return .failure(.tooShort(1))
    }
    if scalars.count > longest { return .failure(.tooLong(longest)) }
    if scalars.contains("\0") { return .failure(.custom("must not contain NUL")) }
    return .success(NonEmptyText(text))
  }

  func write(to json: inout JSONWriter) { json.value(value) }
}

/// Text of 2048 Unicode scalars at most (our choice) that may be empty, which means none.
typealias OptionalText = Text<0, 2048>

extension String {
  /// The text; nil where it is empty, which clients send for what they leave out.
  var nonEmpty: String? { isEmpty ? nil : self }
}
