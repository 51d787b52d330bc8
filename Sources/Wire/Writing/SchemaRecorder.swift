/// Notes what a probing ``JSONWriter`` is asked to write: names in order and the schema of each
/// value, which follows from its static type. The values themselves are never looked at.
final class SchemaRecorder {
  private struct Object {
    var properties: [Property] = []
    var isOpen = false
  }

  private var objects: [Object] = []
  private var lastValue: Schema?

  /// Runs `write` and returns the schema of the one value that it writes.
  func schema(of write: () -> Void) -> Schema {
    lastValue = nil
    write()
    return lastValue ?? Schema(.any)
  }

  /// A value where no name is called for: the root's or an element's.
  func value(_ schema: Schema) {
    lastValue = schema
  }

  /// A member. Written again under the same name, as the branches of a rendering may do, it is
  /// noted once.
  func property(_ key: StaticString, _ schema: Schema, isRequired: Bool = true) {
    guard let current = objects.indices.last else {
      preconditionFailure("the field \(key) is written outside of an object")
    }
    let property = Property(name: key.description, schema: schema, isRequired: isRequired)
    guard !objects[current].properties.contains(where: { $0.name == property.name }) else { return }
    objects[current].properties.append(property)
  }

  /// The current object has members whose names are only known at run time.
  func opensObject() {
    guard let current = objects.indices.last else {
      preconditionFailure("a field is written outside of an object")
    }
    objects[current].isOpen = true
  }

  func beginObject() {
    objects.append(Object())
  }

  /// The schema of the object begun last.
  func endObject() -> Schema {
    let object = objects.removeLast()
    return Schema(.object(object.properties, open: object.isOpen))
  }
}
