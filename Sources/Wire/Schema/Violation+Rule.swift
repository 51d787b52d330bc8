extension Violation {
  /// A rule that a value can break. Bounds are inclusive: the number given is still allowed.
  package enum Rule: Error, Hashable, Sendable {
    /// A required member is not there.
    case missing
    /// A `null` where none is allowed.
    case null
    /// Another type was expected; named as ``Schema/typeName`` does.
    case type(expected: String)
    /// Shorter than this, in the schema's unit.
    case tooShort(Int)
    /// Longer than this, in the schema's unit.
    case tooLong(Int)
    /// Less than this.
    case tooSmall(Int)
    /// More than this.
    case tooLarge(Int)
    /// A string that does not have the pattern: its name for people, and the expression.
    case pattern(name: String, regex: String)
    /// Not one of the strings of an enumeration.
    case notOneOf([String])
    /// A string that does not have a format, such as `date-time`.
    case format(String)
    /// A rule of the vendor's own, in its own words.
    case custom(String)
  }
}

extension Violation.Rule: CustomStringConvertible {
  /// What is wrong, as the end of a sentence that begins with the member's name.
  package var description: String {
    switch self {
    case .missing: "is required"
    case .null: "must not be null"
    case .type(let expected): "must be of type \(expected)"
    case .tooShort(let least): "must have at least \(least) \(Self.characters(least))"
    case .tooLong(let most): "must have at most \(most) \(Self.characters(most))"
    case .tooSmall(let least): "must be at least \(least)"
    case .tooLarge(let most): "must be at most \(most)"
    case .pattern(let name, let regex): "must be a valid \(name) (\(regex))"
    case .notOneOf(let values): "must be one of \(values.joined(separator: ", "))"
    case .format(let format): "must have the format \(format)"
    case .custom(let message): message
    }
  }

  private static func characters(_ count: Int) -> String {
    count == 1 ? "character" : "characters"
  }
}
