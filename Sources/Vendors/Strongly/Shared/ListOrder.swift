import Simulation
import Wire

/// The fields by which a list may be sorted, spelled as on the wire.
protocol SortField: Sendable, Hashable, CaseIterable, RawRepresentable<String> {}

/// `sort`: `createdAt:desc` as documented for workspaces, or `-createdAt` as on other pages; a
/// field alone ascends. Any other field or direction is 400. [seed 002] [docs api/auth]
struct ListOrder<Field: SortField>: WireScalar {
  let field: Field
  let isDescending: Bool

  /// The clause for a query. Rows that are equal keep the order in which they were made, turned
  /// around with the rest, so that pages never overlap.
  var clause: String {
    let direction = isDescending ? "DESC" : "ASC"
    return "\(Self.column(field.rawValue)) \(direction), rowid \(direction)"
  }

  static var schema: Schema {
    let fields = Field.allCases.map(\.rawValue).joined(separator: "|")
    let pattern = "^(-(\(fields))|(\(fields))(:(asc|desc))?)$"
    return Schema(.string(Schema.StringRules(pattern: pattern))) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  static var sample: Self {
    guard let field = Field.allCases.first else {
      preconditionFailure("\(Field.self) has no field to sort by")
    }
    return Self(field: field, isDescending: true)
  }

  static func parse(_ json: JSON) -> Result<Self, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    let name: Substring
    let direction: Substring
    if text.hasPrefix("-") {
      name = text.dropFirst()
      direction = "desc"
    } else {
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      name = parts[0]
      direction = parts.count == 2 ? parts[1] : "asc"
    }
    guard let field = Field(rawValue: String(name)), direction == "asc" || direction == "desc"
    else {
      let fields = Field.allCases.map(\.rawValue).joined(separator: ", ")
      return .failure(.custom("must be <field>:<asc|desc> with a field of \(fields)"))
    }
    return .success(Self(field: field, isDescending: direction == "desc"))
  }

  func write(to json: inout JSONWriter) {
    json.value("\(field.rawValue):\(isDescending ? "desc" : "asc")")
  }

  /// `createdAt` is kept in `created_at`.
  private static func column(_ name: String) -> String {
    var result = ""
    for character in name {
      if character.isUppercase {
        result += "_" + character.lowercased()
      } else {
        result.append(character)
      }
    }
    return result
  }
}
