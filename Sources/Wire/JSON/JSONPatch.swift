/// A JSON Patch (RFC 6902) in the making: `add`, `remove` and `replace`, in the order they are
/// found.
///
/// It says where two values differ, as deep as they differ: members of objects one by one, elements
/// of arrays where there are as many of them, and else the whole value. Values that mean the same
/// leave nothing behind. It moves and copies nothing.
package struct JSONPatch: Sendable {
  /// The operations so far, each an object of the RFC.
  package private(set) var operations: [JSON] = []

  package init() {}

  /// Adds what turns one value into another at a place; nil for no value.
  package mutating func turn(_ old: JSON?, into new: JSON?, at place: JSONPointer) {
    guard old != new else { return }
    switch (old, new) {
    case (nil, let new?): add("add", place, new)
    case (_, nil): add("remove", place, nil)
    case (.object(let old)?, .object(let new)?):
      for (key, value) in old { turn(value, into: new[key], at: place.appending(key)) }
      for (key, value) in new where !old.contains(key) {
        add("add", place.appending(key), value)
      }
    case (.array(let old)?, .array(let new)?) where old.count == new.count:
      for index in old.indices {
        turn(old[index], into: new[index], at: place.appending(index))
      }
    case (_, let new?): add("replace", place, new)
    }
  }

  private mutating func add(_ name: String, _ place: JSONPointer, _ value: JSON?) {
    var operation: JSONObject = ["op": .string(name), "path": .string(place.description)]
    if let value { operation["value"] = value }
    operations.append(.object(operation))
  }
}
