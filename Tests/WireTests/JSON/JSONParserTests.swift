import Testing

@testable import Wire

@Suite struct JSONParserTests {
  @Test(
    arguments: [
      ("null", nil),
      (" true ", true),
      ("false", false),
      ("0", 0),
      ("-12", -12),
      ("1.5", 1.5),
      ("\"\"", ""),
      ("\"é😀\"", "é😀"),
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
      (#""\u0041\u00e9\u20AC""#, "Aé€"),
      (#""\ud83d\uDE00!""#, "😀!"),
      (#""a\u0000b""#, "a\0b"),
      ("[]", []),
      ("[ ]", []),
      ("[1,[2,[]], {}]", [1, [2, []], [:]]),
      ("{}", [:]),
      ("\t{ \"a\" : 1 ,\r\n\"b\":[null] }\n", ["a": 1, "b": [nil]]),
      (#"{"a":1,"b":2,"a":3}"#, ["a": 3, "b": 2]),
      (#"{"":0}"#, ["": 0]),
    ] as [(String, JSON)])
  func `a JSON document is read`(_ text: String, _ expected: JSON) throws {
    #expect(try JSON(parsing: Array(text.utf8)) == expected)
  }

  @Test(
    arguments: [
      ("", 0, 1, 1, "expected a value, found the end of the text"),
      ("  \n ", 4, 2, 2, "expected a value, found the end of the text"),
      ("{\"a\": }", 6, 1, 7, "expected a value, found '}'"),
      ("[1,]", 3, 1, 4, "expected a value, found ']'"),
      ("[1 2]", 3, 1, 4, "expected ',' or ']' in an array, found '2'"),
      ("[1", 2, 1, 3, "expected ',' or ']' in an array, found the end of the text"),
      ("{\"a\":1,}", 7, 1, 8, "expected a member's name in quotes, found '}'"),
      ("{a:1}", 1, 1, 2, "expected a member's name in quotes, found 'a'"),
      ("{\"a\" 1}", 5, 1, 6, "expected ':' after a member's name, found '1'"),
      ("{\"a\":1 \"b\":2}", 7, 1, 8, "expected ',' or '}' in an object, found '\"'"),
      ("1 2", 2, 1, 3, "expected the end of the document, found '2'"),
      ("{}x", 2, 1, 3, "expected the end of the document, found 'x'"),
      ("nul", 0, 1, 1, "expected a value, found a word that is not true, false or null"),
      ("01", 0, 1, 1, "a number must not begin with a zero"),
      ("-01", 1, 1, 2, "a number must not begin with a zero"),
      ("-", 1, 1, 2, "expected a digit after '-', found the end of the text"),
      ("1.", 2, 1, 3, "expected a digit after the decimal point, found the end of the text"),
      ("[1.e1]", 3, 1, 4, "expected a digit after the decimal point, found 'e'"),
      ("1e+", 3, 1, 4, "expected a digit in the exponent, found the end of the text"),
      ("+1", 0, 1, 1, "expected a value, found '+'"),
      (".5", 0, 1, 1, "expected a value, found '.'"),
      ("NaN", 0, 1, 1, "expected a value, found 'N'"),
      ("'a'", 0, 1, 1, "expected a value, found '''"),
      ("[\"a]", 1, 1, 2, "the string that begins here is never closed"),
      ("\"a\nb\"", 2, 1, 3, "the control character U+000A must be escaped in a string"),
      ("\"\\x\"", 1, 1, 2, "there is no escape \\ with 'x'"),
      ("\"\\u12g4\"", 1, 1, 2, "expected four hexadecimal digits after \\u"),
      ("\"\\u12", 1, 1, 2, "expected four hexadecimal digits after \\u"),
      ("\"\\ud800\"", 1, 1, 2, "an escape for half a surrogate pair stands alone"),
      ("\"a\\udc00\"", 2, 1, 3, "an escape for half a surrogate pair stands alone"),
      ("\"\\ud800\\u0041\"", 1, 1, 2, "an escape for half a surrogate pair stands alone"),
      ("\"\\ud800\\n\"", 1, 1, 2, "an escape for half a surrogate pair stands alone"),
      ("\"\\", 1, 1, 2, "the text ends within an escape"),
      (
        "{\n  \"é\": tru\n}", 10, 2, 8,
        "expected a value, found a word that is not true, false or null"
      ),
      ("\u{FEFF}\u{FEFF}{}", 3, 1, 2, "expected a value, found '\u{FEFF}'"),
      ("[1, // one\n2]", 4, 1, 5, "expected a value, found '/'"),
      ("[é]", 1, 1, 2, "expected a value, found 'é'"),
      ("[\u{1}]", 1, 1, 2, "expected a value, found the control character U+0001"),
      ("[\u{c}1]", 1, 1, 2, "expected a value, found the control character U+000C"),
    ] as [(String, Int, Int, Int, String)])
  func `a fault of JSON syntax is named at its place`(
    _ text: String, _ offset: Int, _ line: Int, _ column: Int, _ reason: String
  ) {
    let error = fault(in: Array(text.utf8))
    #expect(error?.reason == reason)
    #expect(error?.offset == offset)
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test(
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC3, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
      ([0x22, 0xC0, 0xAF, 0x22], 1), ([0xFF], 0),
    ] as [([UInt8], Int)])
  func `bytes of JSON that are no UTF-8 are refused where they stand`(
    _ bytes: [UInt8], _ offset: Int
  ) {
    let error = fault(in: bytes)
    #expect(error?.offset == offset)
    #expect(error?.reason == "the text is not valid UTF-8")
  }

  @Test func `a fault of syntax before one of encoding is the one reported`() {
    let error = fault(in: Array("[1 2, \"".utf8) + [0xFF])
    #expect(error?.offset == 3)
  }

  @Test func `nesting of JSON is bounded`() throws {
    let deep = Array(String(repeating: "[", count: 128).utf8)
    let closed = deep + Array(String(repeating: "]", count: 128).utf8)
    #expect(throws: Never.self) { try JSON(parsing: closed) }
    let error = fault(in: [UInt8(ascii: "[")] + deep)
    #expect(error?.offset == 128)
    #expect(error?.reason == "nested more than 128 levels deep")
    #expect(fault(in: Array("[[]]".utf8), maximumDepth: 1)?.offset == 1)
  }

  @Test func `a JSON syntax error reads as line, column and reason`() {
    #expect(fault(in: Array("[\n1,\n]".utf8))?.description == "3:1: expected a value, found ']'")
  }

  @Test func `a document with very many members is read in reasonable time`() throws {
    var writer = JSONWriter()
    writer.object { json in
      for index in 0..<20_000 { json.field(dynamic: "member \(index)", "x") }
    }
    let json = try JSON(parsing: writer.finish())
    #expect(json.objectValue?.count == 20_000)
    #expect(json["member 19999"] == "x")
  }

  private func fault(in bytes: [UInt8], maximumDepth: Int = 128) -> JSONSyntaxError? {
    do throws(JSONSyntaxError) {
      _ = try JSON(parsing: bytes, maximumDepth: maximumDepth)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a byte order mark before JSON is passed over`() throws {
    #expect(try JSON(parsing: Array("\u{FEFF} {\"a\": 1}".utf8)) == ["a": 1])
    #expect(
      fault(in: Array("\u{FEFF}".utf8))?.reason == "expected a value, found the end of the text")
  }

  @Test func `the number of values of JSON can be bounded`() throws {
    let text = Array("[1, {\"a\": [2]}]".utf8)
    #expect(throws: Never.self) { try JSON(parsing: text, maximumValues: 5) }
    #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text, maximumValues: 4) }
  }
}
