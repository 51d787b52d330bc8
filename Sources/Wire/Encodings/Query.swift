/// The query of a request: names and values in the order they were sent.
///
/// `+` is a space; a name without `=` has the empty text as its value; broken escapes stay as they
/// are. Nothing is refused here, since what a parameter must look like is for its schema to say.
package struct Query: Sendable {
  /// The query as it was sent, without the question mark.
  package let raw: String
  /// Decoded names and values in order; a name may come up again.
  package let pairs: [(name: String, value: String)]

  /// The query in `raw`, which stands after the question mark.
  package init(_ raw: Substring) {
    self.raw = String(raw)
    pairs = raw.utf8.split(separator: UInt8(ascii: "&")).map { pair in
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count == 2 ? PercentEncoding.decodeLeniently(Substring(parts[1])) : ""
      return (PercentEncoding.decodeLeniently(Substring(parts[0])), value)
    }
  }

  /// Whether no parameter was sent.
  package var isEmpty: Bool {
    pairs.isEmpty
  }

  /// The first value sent under `name`.
  package subscript(_ name: String) -> String? {
    pairs.first { $0.name == name }?.value
  }

  /// All values sent under `name`, in order.
  package func all(_ name: String) -> [String] {
    pairs.filter { $0.name == name }.map(\.value)
  }

  /// The query as an object that a type with this schema can be decoded from, and everything that
  /// is wrong with it.
  ///
  /// Each member of the schema takes its value from the parameter of its name: the last one, or
  /// for an array all of them, also those sent as `name[]`. Text becomes a number or a boolean
  /// where the schema says so; where it does not read as one it stays text and is a violation of
  /// type. Parameters that the schema does not know are left out.
  ///
  /// - Parameters:
  ///   - schema: An object's schema.
  ///   - violations: Gets *all* violations of the schema appended, at `.query`; the result need
  ///     not be judged again.
  /// - Returns: An object, fit for decoding when there was no violation.
  package func json(for schema: Schema, violations: inout [Violation]) -> JSON {
    var object = JSONObject()
    for property in schema.properties {
      if case .array(let element) = property.schema.kind {
        let values = pairs.filter { $0.name == property.name || $0.name == property.name + "[]" }
        guard !values.isEmpty else { continue }
        object[property.name] = .array(values.map { element.coerced($0.value) })
      } else if let value = pairs.last(where: { $0.name == property.name })?.value {
        object[property.name] = property.schema.coerced(value)
      }
    }
    let json = JSON.object(object)
    violations += schema.violations(in: json, location: .query)
    return json
  }
}
