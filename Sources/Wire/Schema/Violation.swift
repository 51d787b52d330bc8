/// One thing that is wrong with a request: where, which rule, and what was found there.
///
/// It carries no words of any vendor. How a violation is said, and under which status, is for the
/// vendor; the English description is for the journal and for diagnoses.
package struct Violation: Error, Sendable, Hashable {
  /// The part of a request that is at fault.
  package enum Location: String, Sendable {
    /// The JSON body.
    case body
    /// The query string.
    case query
    /// A parameter in the path.
    case path
    /// A header field.
    case header
  }

  /// The part of the request.
  package var location: Location
  /// The place in that part; the first token of a query is a parameter's name.
  package var pointer: JSONPointer
  /// The rule that was broken.
  package var rule: Rule
  /// The value found; nil when there was none.
  package var found: JSON?

  /// A violation of `rule`.
  package init(
    location: Location = .body, pointer: JSONPointer, rule: Rule, found: JSON? = nil
  ) {
    self.location = location
    self.pointer = pointer
    self.rule = rule
    self.found = found
  }
}

extension Violation: CustomStringConvertible {
  /// One English line without the value found, which may be a secret: `body /name: is required`.
  package var description: String {
    let place = pointer.tokens.isEmpty ? "" : " \(pointer)"
    return "\(location.rawValue)\(place): \(rule)"
  }
}
