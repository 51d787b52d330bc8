package import Wire

/// A JSON document kept as the bytes it is stored and answered in.
///
/// The bytes are valid JSON; nobody parses them on the way from the database to the wire.
package struct RawJSON: WireOutput, Hashable {
  /// The document, UTF-8.
  package let bytes: [UInt8]

  /// Takes bytes that are known to be JSON.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Serializes a tree.
  package init(_ json: JSON) { bytes = json.serialized() }

  /// Serializes an object.
  package init(_ object: JSONObject) { self.init(JSON.object(object)) }

  /// `{}`
  package static let emptyObject = RawJSON(Array("{}".utf8))

  /// `[]`
  package static let emptyArray = RawJSON(Array("[]".utf8))

  /// The document as a tree; null where the bytes are not JSON, which a well-kept database never holds.
  package var tree: JSON { (try? JSON(parsing: bytes)) ?? .null }

  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(JSONObject.self))
  }

  package func write(to json: inout JSONWriter) { json.rawJSON(bytes) }

  package static var schema: Schema { JSONObject.schema }
}
