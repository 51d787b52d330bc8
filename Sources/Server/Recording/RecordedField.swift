import Wire

/// A header as a record keeps it.
struct RecordedField: Sendable, Hashable {
  let name: String
  let value: RecordedBytes

  var json: JSON { [.string(name), value.json] }
}
