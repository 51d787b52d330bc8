extension JSON {
  /// The Swift value that this stands for.
  ///
  /// - Throws: A ``Violation`` for the first fault, with a pointer to it and `.body` as location.
  ///   Faults of a type's own `init(from:)` become `.custom`.
  package func decoded<T: Decodable>(as type: T.Type = T.self) throws -> T {
    try JSONDecoding(json: self).value(type)
  }
}

/// Reads a `T` from `json`; the same as ``JSON/decoded(as:)``.
package func decode<T: Decodable>(_ type: T.Type, from json: JSON) throws -> T {
  try json.decoded(as: type)
}
