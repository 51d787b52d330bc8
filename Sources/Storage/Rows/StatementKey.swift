/// Names a prepared statement without building or hashing its text.
///
/// A statement is either a literal of the source (its address is its name) or a shape of a stored
/// type, where the literal is the condition.
package struct StatementKey: Hashable {
  /// What the text of the statement is made from.
  package enum Shape: Hashable {
    case literal, select, count, insert, update, delete
  }

  let shape: Shape
  let type: ObjectIdentifier?
  let literal: UInt

  /// The name of a literal of the source, or of a shape of a stored type.
  package init(_ shape: Shape, _ type: (any Record.Type)? = nil, _ literal: StaticString = "") {
    self.shape = shape
    self.type = type.map { ObjectIdentifier($0) }
    self.literal = unsafe UInt(bitPattern: literal.utf8Start)
  }
}
