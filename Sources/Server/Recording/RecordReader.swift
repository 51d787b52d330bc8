import HTTPTypes
import Wire

/// Takes the members of one line of a record, and says which is missing or wrong.
struct RecordReader {
  let json: JSON
  let line: Int

  init(_ json: JSON, _ line: Int) {
    self.json = json
    self.line = line
  }

  func fault(_ name: String, _ expected: String) -> RecordError {
    RecordError(line, json[name] == nil ? "'\(name)' is missing" : "'\(name)' is not \(expected)")
  }

  func text(_ name: String) throws(RecordError) -> String {
    guard let text = json[name]?.stringValue else { throw fault(name, "a string") }
    return text
  }

  func number(_ name: String) throws(RecordError) -> Int {
    guard let number = json[name]?.intValue else { throw fault(name, "a whole number") }
    return number
  }

  func flag(_ name: String) throws(RecordError) -> Bool {
    guard let flag = json[name]?.boolValue else { throw fault(name, "true or false") }
    return flag
  }

  func instant(_ name: String) throws(RecordError) -> Instant {
    guard let instant = Instant(iso8601: try text(name)) else { throw fault(name, "an instant") }
    return instant
  }

  func list(_ name: String) throws(RecordError) -> [JSON] {
    guard let list = json[name]?.arrayValue else { throw fault(name, "a list") }
    return list
  }

  func object(_ name: String) throws(RecordError) -> JSONObject {
    guard let object = json[name]?.objectValue else { throw fault(name, "an object") }
    return object
  }

  func bytes(_ name: String) throws(RecordError) -> RecordedBytes {
    guard let bytes = json[name].flatMap({ RecordedBytes($0) }) else {
      throw fault(name, "text, Base64 or a list of these")
    }
    return bytes
  }

  /// Pairs of names and values, in order.
  func fields(_ name: String) throws(RecordError) -> [RecordedField] {
    try list(name).map { pair throws(RecordError) in
      guard let name = pair[0]?.stringValue, let value = pair[1].flatMap({ RecordedBytes($0) })
      else { throw fault("headers", "pairs of a name and a value") }
      return RecordedField(name: name, value: value)
    }
  }
}
