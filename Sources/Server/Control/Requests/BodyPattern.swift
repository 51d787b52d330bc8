import Faults
import Simulation
import Telemetry
import Wire

/// A member that a request's JSON body must have: `/name`, or `/name=blue` with its value.
///
/// The value is read as JSON where it is JSON; `/size=4` takes the number and the text.
struct BodyPattern: WireScalar {
  let text: String
  let pointer: JSONPointer
  /// Nil for any value.
  let value: String?

  static var schema: Schema {
    Schema(.string(Schema.StringRules(pattern: "^(/[^=]*)?(=.*)?$"))) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  static var sample: BodyPattern {
    BodyPattern(text: "/name", pointer: JSONPointer(["name"]), value: nil)
  }

  static func parse(_ json: JSON) -> Result<BodyPattern, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    let mark = text.firstIndex(of: "=")
    guard let pointer = JSONPointer(String(text[..<(mark ?? text.endIndex)])) else {
      return .failure(
        .custom("must be a JSON pointer such as /name, or one with '=' and a value behind it"))
    }
    let value = mark.map { String(text[text.index(after: $0)...]) }
    return .success(BodyPattern(text: text, pointer: pointer, value: value))
  }

  func write(to json: inout JSONWriter) { json.value(text) }

  /// Why a body does not have it; nil where it has. `json` is nil for a body that is not JSON.
  func miss(in json: JSON?) -> RequestFilter.Miss? {
    guard let json else { return .init("the body is not JSON") }
    guard let found = json[pointer: pointer] else {
      return .init("the body has nothing at \(pointer)")
    }
    guard let value, !Self.isEqual(found, value) else { return nil }
    if found.stringValue?.hasSuffix(Redaction.ellipsis) == true {
      return .init(
        "the body holds a secret at \(pointer), of which not all is kept", isUndecided: true)
    }
    return .init("the body has \(found) at \(pointer)")
  }

  private static func isEqual(_ found: JSON, _ value: String) -> Bool {
    if found.stringValue == value { return true }
    guard let wanted = try? JSON(parsing: Array(value.utf8)) else { return false }
    if let number = wanted.doubleValue { return found.doubleValue == number }
    return found == wanted
  }
}
