/// A JSON value as a tree.
///
/// Objects keep the order of their members and numbers keep their spelling, so that a document
/// can be read, changed in one place and written again without touching the rest. Two values are
/// equal when they mean the same: the order of members and the spelling of a number do not count.
/// It is for documents whose shape is not known; what has a Swift type is decoded into it and
/// written by a ``JSONWriter`` without making a tree.
package enum JSON: Hashable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A number in its own spelling.
  case number(JSONNumber)
  /// A string, unescaped.
  case string(String)
  /// An ordered list of values.
  case array([JSON])
  /// Named values in order.
  case object(JSONObject)

  /// Reads one JSON document, strictly as RFC 8259 defines it: UTF-8 without a byte order mark,
  /// no comments, no trailing commas, nothing after the value. Of several members with one name
  /// the last one counts. Half a surrogate pair is refused, since no string can hold it.
  ///
  /// - Parameters:
  ///   - bytes: The whole document.
  ///   - maximumDepth: How deep arrays and objects may nest before the document is refused.
  ///   - maximumValues: How many values it may have, those that hold others included.
  /// - Throws: The first fault, with its position.
  package init(
    parsing bytes: [UInt8], maximumDepth: Int = 128, maximumValues: Int = .max
  ) throws(JSONSyntaxError) {
    self = try JSONParser.parse(bytes, maximumDepth: maximumDepth, maximumValues: maximumValues)
  }

  /// What JSON calls this kind of value: `null`, `boolean`, `number`, `string`, `array` or
  /// `object`.
  package var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
