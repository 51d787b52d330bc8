import Wire

/// A name that people read: 1 to 120 characters of which one at least is no blank. [seed 003]
///
/// Characters are graphemes, and blank is what Unicode calls white space, as in the changesets of
/// the service. (SDK: the CLI's transcription.) Nothing is trimmed.
struct DisplayName: WireScalar {
  let value: String

  init(_ value: String) { self.value = value }

  static let longest = 120

  static var schema: Schema {
    Schema(
      .string(
        Schema.StringRules(
          minLength: 1, maxLength: longest, countedIn: .graphemes, pattern: "\\S"))
    ) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  static var sample: DisplayName { DisplayName("sample") }

  static func parse(_ json: JSON) -> Result<DisplayName, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    if text.isBlank { return .failure(.tooShort(1)) }
    if text.count > longest { return .failure(.tooLong(longest)) }
    return .success(DisplayName(text))
  }

  func write(to json: inout JSONWriter) { json.value(value) }

  /// A name made of what is none itself, such as the customer's own id.
  static func made(of text: String, or noun: String) -> String {
    text.isBlank ? noun : String(text.prefix(longest))
  }
}

extension String {
  /// The text; nil where it is empty. An optional id that is sent empty names nothing, for the
  /// service casts empty texts to none (SDK: the CLI's transcription).
  var nonEmpty: String? { isEmpty ? nil : self }

  /// Whether nobody sees anything of it.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
