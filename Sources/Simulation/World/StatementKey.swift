/// Names a prepared statement without building or hashing its text.
///
/// A statement is either a literal of the source (its address is its name) or a shape of a stored
/// type, where the literal is the condition.
struct StatementKey: Hashable {
  enum Shape: Hashable {
    case literal, select, count, insert, update, delete
  }

  let shape: Shape
  let type: ObjectIdentifier?
  let literal: UInt

  init(_ shape: Shape, _ type: (any StoredRow.Type)? = nil, _ literal: StaticString = "") {
    self.shape = shape
    self.type = type.map { ObjectIdentifier($0) }
    self.literal = unsafe UInt(bitPattern: literal.utf8Start)
  }
}
