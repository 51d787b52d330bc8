import Simulation
import Wire

/// A scope: a family and a verb, one of those that the vendor's pages name. [docs api] [skill]
struct Scope: WireScalar {
  let value: String

  static var schema: Schema {
    Schema(.string(Schema.StringRules())) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }.saying(["enum": .array(DemoData.scopes.map(JSON.string))])
  }

  static var sample: Scope { Scope(value: DemoData.scopes[0]) }

  /// Any other text is refused with the scope that it is nearest to.
  static func parse(_ json: JSON) -> Result<Scope, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    guard !DemoData.scopes.contains(text) else { return .success(Scope(value: text)) }
    let wanted = Array(text.prefix(80).utf8)
    let nearest = DemoData.scopes.min {
      Diagnosis.editDistance(wanted, Array($0.utf8))
        < Diagnosis.editDistance(wanted, Array($1.utf8))
    }
    return .failure(.custom("is no known scope; the nearest is \(nearest ?? "none")"))
  }

  func write(to json: inout JSONWriter) { json.value(value) }
}
