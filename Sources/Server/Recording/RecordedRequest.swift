import HTTPTypes
import Wire

/// A request as a record keeps it.
struct RecordedRequest: Sendable, Hashable {
  let method: HTTPRequest.Method
  let target: RecordedBytes
  let host: String?
  let listener: String?
  let headers: [RecordedField]
  let body: RecordedBytes
  let isOversized: Bool

  init(_ reader: RecordReader) throws(RecordError) {
    guard let method = HTTPRequest.Method(rawValue: try reader.text("method")) else {
      throw reader.fault("method", "a method")
    }
    self.method = method
    target = try reader.bytes("target")
    host = reader.json["host"]?.stringValue
    listener = reader.json["listener"]?.stringValue
    headers = try reader.fields("headers")
    body = try reader.bytes("body")
    isOversized = reader.json["oversized"]?.boolValue ?? false
  }
}
