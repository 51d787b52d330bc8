import Wire

/// Text that people read, of `minimum` to `maximum` Unicode scalars: never of white space alone.
/// Where it may be empty, empty text says that there is none. (Our choice: the document states only
/// the lengths.)
struct NonBlankText<let minimum: Int, let maximum: Int>: WireScalar {
  let value: String

  init(_ value: String) { self.value = value }

  static var schema: Schema {
    let pattern = minimum > 0 ? "\\S" : "^$|\\S"
    return Schema(
      .string(
        Schema.StringRules(
          minLength: minimum > 0 ? minimum : nil, maxLength: maximum, pattern: pattern))
    ) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  static var sample: Self { Self("a") }

  static func parse(_ json: JSON) -> Result<Self, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    let scalars = text.unicodeScalars
    let isBlank = scalars.allSatisfy(\.properties.isWhitespace)
    if isBlank, minimum > 0 || !scalars.isEmpty { return .failure(.tooShort(max(minimum, 1))) }
    if scalars.count < minimum { return .failure(.tooShort(minimum)) }
    if scalars.count > maximum { return .failure(.tooLong(maximum)) }
    return .success(Self(text))
  }

  func write(to json: inout JSONWriter) { json.value(value) }
}
