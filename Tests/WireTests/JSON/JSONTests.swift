import Testing

@testable import Wire

@Suite struct JSONTests {
  @Test(
    arguments: [
      "1", "1.0", "1e0", "-0", "0.10", "12345678901234567890123", "1E+2", "[3.00,{\"a\":1e1}]",
    ])
  func `JSON numbers are written again as they were read`(_ text: String) throws {
    let json = try JSON(parsing: Array(text.utf8))
    #expect(json.description == text)
  }

  @Test func `members of an object keep their order`() throws {
    let text = #"{"z":1,"a":{"y":2,"b":3}}"#
    var json = try JSON(parsing: Array(text.utf8))
    #expect(json.description == text)
    guard case .object(var object) = json else { return }
    object["z"] = nil
    object["a"] = "x"
    object["z"] = 9
    json = .object(object)
    #expect(json.description == #"{"a":"x","z":9}"#)
  }

  @Test func `equality of JSON ignores order and spelling`() {
    let left: JSON = ["a": 1, "b": [1.0]]
    let right: JSON = ["b": [1], "a": .number(JSONNumber(checked: "1e0"))]
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left != ["a": 1])
    #expect(JSON.array([1, 2]) != JSON.array([2, 1]))
    #expect(JSON.number(JSONNumber(checked: "9007199254740993")) != 9_007_199_254_740_992.0)
  }

  @Test(
    arguments: [
      ("7", 7, 7.0), ("7.0", 7, 7.0), ("7e2", 700, 700.0), ("7.5", nil, 7.5), ("-0", 0, 0.0),
      ("9223372036854775807", Int.max, 9.223372036854775807e18),
      ("9223372036854775808", nil, 9.223372036854775808e18),
    ] as [(String, Int?, Double)])
  func `a JSON number is whole when its value is`(
    _ spelling: String, _ int: Int?, _ double: Double
  ) {
    let number = JSONNumber(spelling: spelling)
    #expect(number?.int == int)
    #expect(number?.double == double)
  }

  @Test(arguments: ["", "1 ", " 1", "+1", "0x1", "1.", "inf", "true", "01", "١"])
  func `text that JSON does not spell as a number is none`(_ spelling: String) {
    #expect(JSONNumber(spelling: spelling) == nil)
  }

  @Test func `JSON values are reached by name, index and pointer`() throws {
    let json: JSON = ["a": [1, ["b/c": ["~": nil]]], "": 5]
    #expect(json["a"]?[0] == 1)
    #expect(json["x"] == nil)
    #expect(json["a"]?[2] == nil)
    #expect(json["a"]?[-1] == nil)
    #expect(json[0] == nil)
    #expect(json[pointer: .root] == json)
    #expect(json[pointer: try #require(JSONPointer("/a/1/b~1c/~0"))] == .null)
    #expect(json[pointer: try #require(JSONPointer("/"))] == 5)
    #expect(json[pointer: try #require(JSONPointer("/a/01"))] == nil)
    #expect(json[pointer: try #require(JSONPointer("/a/-"))] == nil)
    #expect(json[pointer: try #require(JSONPointer("/a/0/x"))] == nil)
  }

  @Test(
    arguments: [
      (nil, "null"), (true, "boolean"), (1, "number"), ("", "string"), ([], "array"),
      ([:], "object"),
    ] as [(JSON, String)])
  func `a JSON value knows its type's name`(_ json: JSON, _ name: String) {
    #expect(json.typeName == name)
  }

  @Test func `JSON text for people is indented`() {
    let json: JSON = ["a": [1, [:]], "b": [], "c": ["d": "é"]]
    let text = String(decoding: json.serialized(pretty: true), as: UTF8.self)
    #expect(
      text == """
        {
          "a": [
            1,
            {}
          ],
          "b": [],
          "c": {
            "d": "é"
          }
        }
        """)
  }

  /// The examples of RFC 7386, appendix A.
  @Test(
    arguments: [
      (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
      (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
      (#"{"a":"b"}"#, #"{"a":null}"#, #"{}"#),
      (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
      (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
      (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
      (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
      (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
      (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
      (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#),
      (#"{"a":"foo"}"#, #"null"#, #"null"#),
      (#"{"a":"foo"}"#, #""bar""#, #""bar""#),
      (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
      (#"[1,2]"#, #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
      (#"{}"#, #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
    ])
  func `a merge patch does what its standard shows`(
    _ original: String, _ patch: String, _ result: String
  ) throws {
    let json = try JSON(parsing: Array(original.utf8))
    let patched = json.mergePatched(with: try JSON(parsing: Array(patch.utf8)))
    #expect(patched.description == result)
  }

  @Test func `a large JSON object finds, replaces and removes like a small one`() {
    var object = JSONObject((0..<100).map { ("k\($0)", JSON.number(JSONNumber($0))) })
    #expect(object["k99"] == 99)
    object["k50"] = "new"
    #expect(object.removeValue(forKey: "k0") == 0)
    #expect(object["k0"] == nil)
    #expect(object["k50"] == "new")
    #expect(object["k99"] == 99)
    object["k0"] = nil
    object["k100"] = 100
    #expect(object.count == 100)
    #expect(object.keys.first == "k1")
    #expect(object.keys.last == "k100")
    #expect(object.contains("k100"))
  }
}
