import Wire

extension SourceNode {
  /// The tree of a JSON value, whose places are pointers.
  init(_ json: JSON, at pointer: JSONPointer = .root) {
    func place(_ pointer: JSONPointer) -> ScenarioPlace {
      ScenarioPlace(file: nil, line: 0, column: 0, pointer: pointer)
    }
    self.place = place(pointer)
    content =
      switch json {
      case .null: .null
      case .bool(let value): .bool(value)
      case .number(let number): .number(number)
      case .string(let text): .text(text)
      case .array(let elements):
        .list(
          elements.enumerated().map { SourceNode($0.element, at: pointer.appending($0.offset)) })
      case .object(let object):
        .mapping(
          object.map { key, value in
            let inner = pointer.appending(key)
            return Member(key: key, place: place(inner), value: SourceNode(value, at: inner))
          })
      }
  }
}
