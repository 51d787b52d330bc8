extension JSON {
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
