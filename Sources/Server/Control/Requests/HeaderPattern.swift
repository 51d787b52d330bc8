import Faults
import HTTPTypes
import Simulation
import Telemetry
import Wire

/// A header that a request must have: `X-Trace`, or `X-Trace=abc*` with a value in which `*` stands
/// for any text.
struct HeaderPattern: WireScalar {
  let text: String
  let name: HTTPField.Name
  /// Nil for any value.
  let value: Glob?

  static var schema: Schema {
    Schema(.string(Schema.StringRules(pattern: "^[!#-'*+.^_`|~0-9A-Za-z-]+(=.*)?$"))) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  static var sample: HeaderPattern {
    HeaderPattern(text: "Accept", name: .accept, value: nil)
  }

  static func parse(_ json: JSON) -> Result<HeaderPattern, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    let mark = text.firstIndex(of: "=")
    guard let name = HTTPField.Name(String(text[..<(mark ?? text.endIndex)])) else {
      return .failure(.custom("must be a header's name, or its name, '=' and a value"))
    }
    let value = mark.map { Glob(String(text[text.index(after: $0)...])) }
    return .success(HeaderPattern(text: text, name: name, value: value))
  }

  func write(to json: inout JSONWriter) { json.value(text) }

  /// Why a message does not have it; nil where it has.
  func miss(in headers: HTTPFields) -> RequestFilter.Miss? {
    let values = headers.filter { $0.name == name }.map(\.value)
    guard !values.isEmpty else { return .init("there is no header \(name)") }
    guard let value, !values.contains(where: value.matches) else { return nil }
    guard !values.contains(where: { $0.hasSuffix(Redaction.ellipsis) }) else {
      return .init("the header \(name) is a secret, of which not all is kept", isUndecided: true)
    }
    return .init("the header \(name) is '\(values.joined(separator: "', '"))'")
  }
}
