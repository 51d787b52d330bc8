/// What a probe has seen of one value.
final class ProbeSlot {
  enum Shape {
    /// Nothing was asked for, which is what a struct without members does: an empty object.
    case nothing
    case scalar(Schema)
    case object([Property])
    case map(Schema?)
    case array(Schema?)
  }

  var shape = Shape.nothing
  /// Whether the value may be `null`.
  var isNullable = false
  /// Whether the member that holds the value may be missing.
  var mayBeAbsent = false
  /// The type's name, given to an object.
  var name: String?

  /// The schema that follows from it.
  var schema: Schema {
    var schema =
      switch shape {
      case .nothing: Schema(.object([], open: false), name: name)
      case .scalar(let schema): schema
      case .object(let properties): Schema(.object(properties, open: false), name: name)
      case .map(let element): Schema(.map(element ?? Schema(.any)))
      case .array(let element): Schema(.array(element ?? Schema(.any)))
      }
    if isNullable { schema.isNullable = true }
    return schema
  }

  /// Notes a member; one that is asked for again is noted once.
  func property(_ name: String, _ schema: Schema, isRequired: Bool) {
    guard case .object(var properties) = shape else { return }
    guard !properties.contains(where: { $0.name == name }) else { return }
    properties.append(Property(name: name, schema: schema, isRequired: isRequired))
    shape = .object(properties)
  }
}
