import Faults
import Wire

/// A positive duration with its unit: `80ms`, `1.5s`, `30d`.
struct SpelledDuration: WireScalar {
  let duration: Duration

  static var schema: Schema {
    Schema(.string(Schema.StringRules(pattern: #"^[0-9]+(\.[0-9]+)?(us|ms|s|m|h|d)$"#))) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  static var sample: SpelledDuration { SpelledDuration(duration: .seconds(1)) }

  static func parse(_ json: JSON) -> Result<SpelledDuration, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    guard let duration = Duration(spelled: text), duration > .zero else {
      return .failure(.custom("must be a positive duration with its unit, such as 80ms, 1.5s, 30d"))
    }
    return .success(SpelledDuration(duration: duration))
  }

  func write(to json: inout JSONWriter) { json.value(duration.spelled()) }
}
