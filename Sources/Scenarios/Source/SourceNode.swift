import Wire

/// A value of a scenario as it was written, with its place.
///
/// YAML and JSON both become this tree, so that the reader knows one form only. It holds each key
/// once; keys that stand twice are refused before.
struct SourceNode {
  enum Content {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case text(String)
    case list([SourceNode])
    case mapping([Member])
  }

  struct Member {
    let key: String
    let place: ScenarioPlace
    let value: SourceNode
  }

  let content: Content
  let place: ScenarioPlace

  var text: String? { if case .text(let text) = content { text } else { nil } }
  var number: JSONNumber? { if case .number(let number) = content { number } else { nil } }
  var members: [Member]? { if case .mapping(let members) = content { members } else { nil } }
  var elements: [SourceNode]? { if case .list(let elements) = content { elements } else { nil } }

  /// A single value as text, however it is written: `409` for a number, `true` for a boolean.
  var scalarText: String? {
    switch content {
    case .text(let text): text
    case .number(let number): number.spelling
    case .bool(let value): value ? "true" : "false"
    case .null, .list, .mapping: nil
    }
  }

  /// What was written, for messages.
  var spelling: String {
    switch content {
    case .null: "nothing"
    case .bool, .number: scalarText ?? ""
    case .text(let text): "'\(text)'"
    case .list(let elements): elements.isEmpty ? "an empty list" : "a list"
    case .mapping(let members): members.isEmpty ? "an empty mapping" : "a mapping"
    }
  }

  /// The value without its places.
  var json: JSON {
    switch content {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let number): .number(number)
    case .text(let text): .string(text)
    case .list(let elements): .array(elements.map(\.json))
    case .mapping(let members): .object(JSONObject(members.map { ($0.key, $0.value.json) }))
    }
  }
}

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
