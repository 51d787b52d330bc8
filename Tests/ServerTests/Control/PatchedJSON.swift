import SimulationTesting
import Wire

extension JSON {
  /// This document after a JSON Patch (RFC 6902) of `add`, `remove` and `replace`, by the RFC's own
  /// words: what is removed or replaced must be there, and what is added must have somewhere to go.
  func patched(with patch: JSON) throws -> JSON {
    var document = self
    for operation in patch.arrayValue ?? [] {
      guard let path = operation["path"]?.stringValue, let pointer = JSONPointer(path),
        let name = operation["op"]?.stringValue
      else { throw TestError("not an operation: \(operation)") }
      document = try document.changed(pointer.tokens[...], name, operation["value"])
    }
    return document
  }

  private func changed(
    _ tokens: ArraySlice<String>, _ name: String, _ value: JSON?
  ) throws -> JSON {
    guard let token = tokens.first else { return value ?? .null }
    let rest = tokens.dropFirst()
    switch self {
    case .object(var object):
      if !rest.isEmpty {
        guard let inner = object[token] else { throw TestError("nothing at \(token)") }
        object[token] = try inner.changed(rest, name, value)
      } else {
        guard (name == "add") == (object[token] == nil) else {
          throw TestError("\(name) at \(token)")
        }
        object[token] = name == "remove" ? nil : value
      }
      return .object(object)
    case .array(var array):
      guard let index = Int(token), array.indices.contains(index) else {
        throw TestError("no element \(token)")
      }
      array[index] = try array[index].changed(rest, name, value)
      return .array(array)
    default: throw TestError("\(token) is in a \(typeName)")
    }
  }
}
