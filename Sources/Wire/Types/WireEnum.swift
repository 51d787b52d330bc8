/// A choice among documented words: an enum of strings.
///
/// Conforming takes no code. The raw values are the words on the wire.
package protocol WireEnum: WireScalar, CaseIterable, RawRepresentable<String> {}

extension WireEnum {
  /// One of the raw values, named after the type.
  package static var schema: Schema {
    Schema(.enumeration(allCases.map(\.rawValue)), name: SchemaProbe.name(of: Self.self))
  }

  /// The first case.
  package static var sample: Self {
    guard let first = allCases.first else {
      preconditionFailure("\(Self.self) has no case to choose")
    }
    return first
  }

  /// The case whose raw value is the string.
  package static func parse(_ json: JSON) -> Result<Self, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    return Self(rawValue: text).map(Result.success) ?? .failure(.notOneOf(allCases.map(\.rawValue)))
  }

  /// Writes the raw value.
  package func write(to json: inout JSONWriter) {
    json.value(rawValue)
  }

  /// Reads the case; settles which of several inherited ways to decode is meant.
  package init(from decoder: any Decoder) throws {
    self = try Self.read(from: decoder)
  }
}
