/// Why no schema of a type can be found by probing, with the type's name.
package struct ProbeFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The type at fault, which may be a member of the one that was asked for.
  package let typeName: String
  /// What its `init(from:)` did that a probe cannot follow.
  package let reason: String

  /// One line that names the type and says what to do.
  package var description: String {
    "\(typeName) cannot be probed for its schema: \(reason); "
      + "conform it to WireScalar or declare its schema"
  }
}

/// A type was met inside itself. It travels up to the nearest place that can do without the value:
/// an optional member or a collection.
struct ProbeRecursion: Error {
  let typeName: String
}
