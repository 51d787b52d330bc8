/// Reads a JSON document from left to right.
///
/// The bytes are looked at one by one and copied only into strings and spellings. Whether they
/// are UTF-8 is judged for the whole document first; if both the encoding and the syntax are
/// wrong, the fault that comes first is the one reported.
struct JSONParser {
  let bytes: [UInt8]
  var position = 0
  private let maximumDepth: Int
  private let maximumValues: Int
  /// How many values may still come.
  private var remaining: Int

  private init(bytes: [UInt8], maximumDepth: Int, maximumValues: Int) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
    self.maximumValues = maximumValues
    remaining = maximumValues
  }

  static func parse(
    _ bytes: [UInt8], maximumDepth: Int, maximumValues: Int
  ) throws(JSONSyntaxError) -> JSON {
    var parser = JSONParser(
      bytes: bytes, maximumDepth: maximumDepth, maximumValues: maximumValues)
    var encodingError: Int?
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      encodingError = error.byteOffsets.lowerBound
    }
    guard let encodingError else { return try parser.document() }
    do throws(JSONSyntaxError) {
      _ = try parser.document()
    } catch  where error.offset < encodingError {
      throw error
    } catch {
      throw JSONSyntaxError("the text is not valid UTF-8", at: encodingError, in: bytes)
    }
    throw JSONSyntaxError("the text is not valid UTF-8", at: encodingError, in: bytes)
  }

  private mutating func document() throws(JSONSyntaxError) -> JSON {
    // A mark that some editors write; a reader may ignore it (RFC 8259, 8.1).
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipSpace()
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else {
      throw failure("expected the end of the document, found \(found)")
    }
    return value
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSON {
    guard remaining > 0 else { throw failure("more than \(maximumValues) values") }
    remaining -= 1
    switch byte {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
      return .number(JSONNumber(checked: try number()))
    default: throw failure("expected a value, found \(found)")
    }
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONObject {
    try enter(depth: depth)
    var object = JSONObject()
    skipSpace()
    if skip("}") { return object }
    while true {
      guard byte == UInt8(ascii: "\"") else {
        throw failure("expected a member's name in quotes, found \(found)")
      }
      let key = try string()
      skipSpace()
      guard skip(":") else { throw failure("expected ':' after a member's name, found \(found)") }
      skipSpace()
      object[key] = try value(depth: depth)
      skipSpace()
      if skip("}") { return object }
      guard skip(",") else { throw failure("expected ',' or '}' in an object, found \(found)") }
      skipSpace()
    }
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) -> [JSON] {
    try enter(depth: depth)
    var elements: [JSON] = []
    skipSpace()
    if skip("]") { return elements }
    while true {
      elements.append(try value(depth: depth))
      skipSpace()
      if skip("]") { return elements }
      guard skip(",") else { throw failure("expected ',' or ']' in an array, found \(found)") }
      skipSpace()
    }
  }

  private mutating func enter(depth: Int) throws(JSONSyntaxError) {
    guard depth <= maximumDepth else {
      throw failure("nested more than \(maximumDepth) levels deep")
    }
    position += 1
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONSyntaxError) -> JSON {
    let text = word.description
    guard bytes[position...].starts(with: text.utf8) else {
      throw failure("expected a value, found a word that is not true, false or null")
    }
    position += text.utf8.count
    return value
  }

  /// The byte at the position; nil at the end.
  var byte: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  /// What stands at the position, for a message.
  var found: String {
    guard let byte else { return "the end of the text" }
    guard byte >= 0x20, byte != 0x7F else { return "the control character \(Self.named(byte))" }
    let text = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
    return text.unicodeScalars.first.map { "'\(Character($0))'" } ?? "nothing"
  }

  func failure(_ reason: String, at offset: Int? = nil) -> JSONSyntaxError {
    JSONSyntaxError(reason, at: offset ?? position, in: bytes)
  }

  static func named(_ byte: UInt8) -> String {
    "U+00\(Hex.encode([byte]).uppercased())"
  }
}
