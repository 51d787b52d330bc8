import Wire

/// An answer as a record keeps it.
struct RecordedResponse: Sendable, Hashable {
  /// What was sent behind the head.
  enum Content: Sendable, Hashable {
    case body(RecordedBytes)
    case stream
    case script([Action])
    /// Nothing that is compared: the answer of a control call.
    case none
  }

  /// An action of a broken delivery: its kind, and the bytes of one that sends.
  enum Action: Sendable, Hashable {
    case send(RecordedBytes)
    case other(String)
  }

  /// Nil for a script.
  let status: Int?
  let headers: [RecordedField]
  let delay: String?
  let content: Content

  init(_ reader: RecordReader) throws(RecordError) {
    status = reader.json["status"]?.intValue
    headers = reader.json["headers"] == nil ? [] : try reader.fields("headers")
    delay = reader.json["delay"]?.stringValue
    if reader.json["script"] != nil {
      content = .script(
        try reader.list("script").map { action throws(RecordError) in
          if let word = action.stringValue { return .other(word) }
          if let pause = action["pause"]?.stringValue { return .other("pause \(pause)") }
          guard let bytes = action["send"].flatMap({ RecordedBytes($0) }) else {
            throw reader.fault("script", "a list of steps")
          }
          return .send(bytes)
        })
    } else if reader.json["stream"] != nil {
      content = .stream
    } else if reader.json["body"] != nil {
      content = .body(try reader.bytes("body"))
    } else {
      content = .none
    }
  }
}
