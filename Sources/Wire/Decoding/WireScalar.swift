/// A type that is read from a single JSON value by a rule of its own and is written as one.
///
/// Conforming takes `schema`, `sample`, `parse` and `write`; decoding follows. The schema must say
/// what `parse` enforces: a body is judged by the schema alone, and what `parse` then still
/// refuses is the first fault only.
package protocol WireScalar: WireInput, WireOutput, Hashable {
  /// What the type takes and writes.
  static var schema: Schema { get }

  /// Any value that the schema takes; stands in for a real one while a type is probed.
  static var sample: Self { get }

  /// The value that `json` stands for, or the rule it breaks.
  static func parse(_ json: JSON) -> Result<Self, Violation.Rule>
}
