import Wire

/// The character NUL in what a client sends, for vendors whose databases cannot hold it.
///
/// JSON can spell it (`\u0000`) and so can a query (`%00`); where it stands decides nothing, so
/// that texts that are kept as they come, such as metadata, are looked through too.
extension RawInput {
  /// A violation for every string of a value that has the character, its keys included; none where
  /// the vendor takes it.
  func nulViolations(in json: JSON, at location: Violation.Location) -> [Violation] {
    guard refusesNUL else { return [] }
    var found: [Violation] = []
    Self.collect(json, JSONPointer.root, location, into: &found)
    return found
  }

  /// A body of plain text; refused where it has the character and the vendor does not take it.
  package func checked(text: String) throws(InputError) -> String {
    let violations = nulViolations(in: .string(text), at: .body)
    guard violations.isEmpty else { throw .violations(violations) }
    return text
  }

  private static func collect(
    _ json: JSON, _ pointer: JSONPointer, _ location: Violation.Location,
    into found: inout [Violation]
  ) {
    switch json {
    case .string(let text): judge(text, pointer, location, into: &found)
    case .array(let values):
      for (index, value) in values.enumerated() {
        collect(value, pointer.appending(String(index)), location, into: &found)
      }
    case .object(let object):
      for (key, value) in object {
        let place = pointer.appending(key)
        judge(key, place, location, into: &found)
        collect(value, place, location, into: &found)
      }
    default: break
    }
  }

  private static func judge(
    _ text: String, _ pointer: JSONPointer, _ location: Violation.Location,
    into found: inout [Violation]
  ) {
    guard text.utf8.contains(0) else { return }
    found.append(
      Violation(
        location: location, pointer: pointer, rule: .custom("must not contain NUL"),
        found: .string(text)))
  }
}
