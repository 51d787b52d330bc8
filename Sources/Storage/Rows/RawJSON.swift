package import Wire

/// A JSON document kept as the text it is stored and answered in.
///
/// The text is valid JSON; it is not parsed on the way from the database to the wire. A text, not
/// an array: most documents are empty or short, and a short text needs no memory of its own.
package struct RawJSON: WireOutput, Hashable {
  /// The document.
  package let text: String

  /// Takes text that is known to be JSON.
  package init(text: String) { self.text = text }

  /// Takes bytes that are known to be JSON.
  package init(_ bytes: [UInt8]) { text = String(decoding: bytes, as: UTF8.self) }

  /// Serializes a tree.
  package init(_ json: JSON) { self.init(json.serialized()) }

  /// Serializes an object.
  package init(_ object: JSONObject) { self.init(JSON.object(object)) }

  /// `{}`
  package static let emptyObject = RawJSON(text: "{}")

  /// `[]`
  package static let emptyArray = RawJSON(text: "[]")

  /// The document, UTF-8.
  package var bytes: [UInt8] { Array(text.utf8) }

  /// The document as a tree; null where the bytes are not JSON, which a well-kept database never
  /// holds.
  package var tree: JSON { (try? JSON(parsing: bytes)) ?? .null }

  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(JSONObject.self))
  }

  package func write(to json: inout JSONWriter) { json.rawJSON(text) }

  package static var schema: Schema { JSONObject.schema }
}

/// A stored document that is an array: written as it is, and described as one.
///
/// ``RawJSON`` is described as an object, which most documents are; which of the two a column holds
/// is for the vendor to know.
package struct RawJSONArray: WireOutput, Hashable {
  package let document: RawJSON

  /// `[]`
  package static let empty = RawJSONArray(.emptyArray)

  /// Takes a document that is known to be an array.
  package init(_ document: RawJSON) { self.document = document }

  package func write(to json: inout JSONWriter) { document.write(to: &json) }

  package static var schema: Schema { Schema(.array(Schema(.any))) }
}

extension RawJSONArray: Sampled {
  package static let sample = RawJSONArray.empty
}
