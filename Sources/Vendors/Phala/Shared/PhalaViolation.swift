import Simulation
import Wire

/// One entry of the 422 list, in the words of the validator that the service uses.
/// [OpenAPI HTTPValidationError]
struct PhalaViolation {
  let violation: Violation

  /// Stands for a body that is no JSON.
  static let malformed = "JSON decode error"

  static let schema = Schema.members(
    [
      "type": .text, "loc": .list(Schema(.oneOf([.text, .count]))), "msg": .text,
    ], optional: ["input": Schema(.any), "ctx": .anyObject])

  init(_ violation: Violation) { self.violation = violation }

  func write(to json: inout JSONWriter) {
    let (type, message, context) = words
    json.object { json in
      json.field("type", type)
      json.field("loc", array: location) { json, part in json.value(part) }
      json.field("msg", message)
      if let input { json.field("input", input) }
      if !context.isEmpty { json.field("ctx", context) }
    }
  }

  /// Where, as the validator says it: the part of the request, then names and indices.
  private var location: [JSON] {
    [.string(violation.location.rawValue)]
      + violation.pointer.tokens.map { token in
        violation.location == .body
          ? Int(token).map { .number(JSONNumber($0)) } ?? .string(token)
          : .string(token)
      }
  }

  private var isText: Bool { violation.location != .body }

  /// What was found; a query is text, also where it was read as another type.
  private var input: JSON? {
    guard isText, case .number(let number)? = violation.found else { return violation.found }
    return .string(number.spelling)
  }

  private var words: (type: String, message: String, context: JSONObject) {
    switch violation.rule {
    case .type(expected: "object")
    where violation.location == .body && violation.pointer.tokens.isEmpty:
      (
        "model_attributes_type",
        "Input should be a valid dictionary or object to extract fields from", [:]
      )
    case .missing: ("missing", "Field required", [:])
    case .null: ("none_not_allowed", "Input should not be None", [:])
    case .type(let expected): typed(expected)
    case .tooShort(let least):
      (
        "string_too_short", "String should have at least \(least) character\(plural(least))",
        ["min_length": .number(JSONNumber(least))]
      )
    case .tooLong(let most):
      (
        "string_too_long", "String should have at most \(most) character\(plural(most))",
        ["max_length": .number(JSONNumber(most))]
      )
    case .tooSmall(let least):
      (
        "greater_than_equal", "Input should be greater than or equal to \(least)",
        ["ge": .number(JSONNumber(least))]
      )
    case .tooLarge(let most):
      (
        "less_than_equal", "Input should be less than or equal to \(most)",
        ["le": .number(JSONNumber(most))]
      )
    case .pattern(_, let regex):
      (
        "string_pattern_mismatch", "String should match pattern '\(regex)'",
        ["pattern": .string(regex)]
      )
    case .notOneOf(let values):
      (
        "literal_error", "Input should be \(Self.alternatives(values))",
        ["expected": .string(Self.alternatives(values))]
      )
    case .format:
      ("datetime_from_date_parsing", "Input should be a valid datetime or date", [:])
    case .custom(Self.malformed): ("json_invalid", Self.malformed, [:])
    case .custom(let text): ("value_error", "Value error, \(text)", ["error": [:]])
    }
  }

  private func typed(_ expected: String) -> (String, String, JSONObject) {
    switch expected {
    case "integer" where isText:
      (
        "int_parsing", "Input should be a valid integer, unable to parse string as an integer", [:]
      )
    case "integer": ("int_type", "Input should be a valid integer", [:])
    case "number": ("float_type", "Input should be a valid number", [:])
    case "boolean" where isText:
      ("bool_parsing", "Input should be a valid boolean, unable to interpret input", [:])
    case "boolean": ("bool_type", "Input should be a valid boolean", [:])
    case "array": ("list_type", "Input should be a valid list", [:])
    case "object": ("dict_type", "Input should be a valid dictionary", [:])
    default: ("string_type", "Input should be a valid string", [:])
    }
  }

  private func plural(_ count: Int) -> String { count == 1 ? "" : "s" }

  private static func alternatives(_ values: [String]) -> String {
    let quoted = values.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}
