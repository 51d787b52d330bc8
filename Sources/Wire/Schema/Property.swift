/// A named member of an object's schema.
package struct Property: Sendable {
  /// The name on the wire.
  package var name: String
  /// What its value must be.
  package var schema: Schema
  /// Whether an object without it is incomplete.
  package var isRequired: Bool

  /// A member; required unless said otherwise.
  package init(name: String, schema: Schema, isRequired: Bool = true) {
    self.name = name
    self.schema = schema
    self.isRequired = isRequired
  }
}
