import Faults

extension ScenarioSchema {
  /// `connection` and the keys beside it, from the kinds of faults.
  static var connection: String {
    let words = ConnectionFault.Kind.all.map { "\"\($0.key)\"" }.joined(separator: ", ")
    let own =
      "\"connection\": {\"description\": \"A fault of the connection.\", \"enum\": [\(words)]},"
    return ([own] + ConnectionFault.Kind.fields.map { "            \(member($0))," })
      .joined(separator: "\n")
  }

  /// The keys that say more about a connection fault, as members of `dependentRequired`.
  static var connectionCompany: String {
    ConnectionFault.Kind.fields.map { ",\n            \"\($0.key)\": [\"connection\"]" }.joined()
  }

  private static func member(_ field: ConnectionFault.Field) -> String {
    let rule =
      switch field.constraint {
      case .moment:
        "\"enum\": [\(moments(of: field.key).map { "\"\($0.rawValue)\"" }.joined(separator: ", "))]"
      case .duration: "\"$ref\": \"#/$defs/duration\""
      case .bytes: "\"type\": \"integer\", \"not\": {\"const\": 0}"
      }
    return "\"\(field.key)\": {\"description\": \"\(field.summary)\", \(rule)}"
  }

  /// The moments that some kind allows in a field.
  private static func moments(of key: String) -> [ConnectionFault.Moment] {
    let fields = ConnectionFault.Kind.all.flatMap(\.fields).filter { $0.key == key }
    let allowed = fields.flatMap { field -> [ConnectionFault.Moment] in
      if case .moment(let moments) = field.constraint { moments } else { [] }
    }
    return ConnectionFault.Moment.allCases.filter { allowed.contains($0) }
  }
}
