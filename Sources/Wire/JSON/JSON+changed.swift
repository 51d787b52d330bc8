extension JSON {
  /// This value after a merge patch (RFC 7386): members of the patch replace those of the same
  /// name, objects are merged, `null` removes, and a patch that is no object replaces everything.
  /// New members come after the old ones.
  package func mergePatched(with patch: JSON) -> JSON {
    guard case .object(let changes) = patch else { return patch }
    var result = objectValue ?? JSONObject()
    for (key, change) in changes {
      if change.isNull {
        result.removeValue(forKey: key)
      } else {
        result[key] = (result[key] ?? .null).mergePatched(with: change)
      }
    }
    return .object(result)
  }

  /// This document with `value` in place of what `pointer` points at; the same document where it
  /// points at nothing. Order and spelling of everything else stay.
  package func replacing(_ pointer: JSONPointer, with value: JSON) -> JSON {
    replacing(pointer.tokens[...], with: value)
  }

  private func replacing(_ tokens: ArraySlice<String>, with value: JSON) -> JSON {
    guard let token = tokens.first else { return value }
    switch self {
    case .object(var object):
      guard let member = object[token] else { return self }
      object[token] = member.replacing(tokens.dropFirst(), with: value)
      return .object(object)
    case .array(var elements):
      guard let index = JSONPointer.index(token), elements.indices.contains(index) else {
        return self
      }
      elements[index] = elements[index].replacing(tokens.dropFirst(), with: value)
      return .array(elements)
    default: return self
    }
  }
}
