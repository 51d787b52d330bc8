extension Schema {
  /// Where `json` has members that this schema does not know, in the order of the document.
  ///
  /// Open objects and maps know every name. Of several alternatives the one that knows most
  /// counts.
  package func unknownKeys(in json: JSON) -> [JSONPointer] {
    unknownKeys(in: json, at: .root)
  }

  private func unknownKeys(in json: JSON, at pointer: JSONPointer) -> [JSONPointer] {
    switch (kind, json) {
    case (.array(let element), .array(let values)):
      return values.enumerated().flatMap {
        element.unknownKeys(in: $0.element, at: pointer.appending($0.offset))
      }
    case (.map(let element), .object(let object)):
      return object.flatMap { element.unknownKeys(in: $0.value, at: pointer.appending($0.key)) }
    case (.object(let properties, let isOpen), .object(let object)):
      return object.flatMap { key, value -> [JSONPointer] in
        let place = pointer.appending(key)
        guard let property = properties.first(where: { $0.name == key }) else {
          return isOpen ? [] : [place]
        }
        return property.schema.unknownKeys(in: value, at: place)
      }
    case (.oneOf(let schemas), _):
      return schemas.filter { $0.violations(in: json).isEmpty }
        .map { $0.unknownKeys(in: json, at: pointer) }
        .min { $0.count < $1.count } ?? []
    default: return []
    }
  }
}
