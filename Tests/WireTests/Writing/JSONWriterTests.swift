import Testing

@testable import Wire

@Suite struct JSONWriterTests {
  @Test(
    arguments: [
      ("", #""""#), ("plain", #""plain""#), ("é😀", #""é😀""#), ("a\"b", #""a\"b""#),
      ("\\", #""\\""#), ("a/b", #""a/b""#), ("\n\r\t\u{8}\u{c}", #""\n\r\t\b\f""#),
      ("\u{0}\u{1f}", #""\u0000\u001f""#), ("\u{7f}\u{2028}", "\"\u{7f}\u{2028}\""),
      ("\"start", #""\"start""#), ("end\"", #""end\"""#),
    ])
  func `a JSON string is escaped no more than it must be`(_ text: String, _ expected: String) {
    #expect(written { $0.value(text) } == expected)
    #expect((try? JSON(parsing: Array(expected.utf8))) == .string(text))
  }

  @Test(
    arguments: [
      (6.0, "6.0"), (0.1, "0.1"), (-0.5, "-0.5"), (1e20, "1e+20"),
      (.leastNonzeroMagnitude, "5e-324"),
      (.infinity, "null"), (.nan, "null"),
    ] as [(Double, String)])
  func `a double is written with a point or an exponent`(_ value: Double, _ expected: String) {
    #expect(written { $0.value(value) } == expected)
  }

  @Test(arguments: [0, 7, -7, 10, 1_234_567_890, Int.max, Int.min])
  func `a whole number is written in full`(_ value: Int) {
    #expect(written { $0.value(value) } == String(value))
  }

  @Test func `JSON fields of every kind are written in the order of the calls`() {
    let text = written { json in
      json.object { json in
        json.field("string", "s")
        json.field("int", 1)
        json.field("int64", Int64(2))
        json.field("bool", true)
        json.field("double", 3.0)
        json.field("instant", Instant(microseconds: 1_500_000))
        json.field("json", ["x": [nil]] as JSON)
        json.field("object", ["y": 1] as JSONObject)
        json.field("output", Text<1, 9>("t"))
        json.field("outputs", [Count<0, 9>(1), Count<0, 9>(2)])
        json.field("strings", ["a", "b"])
        json.field("map", ["b": 2, "a": 1])
        json.field("raw", rawJSON: Array("{\"k\":1}".utf8))
        json.field("nested") { $0.field("inner", false) }
        json.field("empty") { _ in }
        json.field("array", array: [1, 2]) { json, number in
          json.object { $0.field("number", number) }
        }
        json.field("none", array: [] as [Int]) { json, number in json.value(number) }
        json.field(dynamic: "dynamic \"key\"", 5 as JSON)
        json.field(dynamic: "other", "text")
      }
    }
    #expect(
      text == #"{"string":"s","int":1,"int64":2,"bool":true,"double":3.0,"#
        + #""instant":"1970-01-01T00:00:01Z","json":{"x":[null]},"object":{"y":1},"output":"t","#
        + #""outputs":[1,2],"strings":["a","b"],"map":{"a":1,"b":2},"raw":{"k":1},"#
        + #""nested":{"inner":false},"empty":{},"array":[{"number":1},{"number":2}],"none":[],"#
        + #""dynamic \"key\"":5,"other":"text"}"#)
  }

  @Test func `an optional field that is nil is written as null`() {
    let text = written { json in
      json.object { json in
        json.field("string", nil as String?)
        json.field("int", nil as Int?)
        json.field("int64", nil as Int64?)
        json.field("bool", nil as Bool?)
        json.field("double", nil as Double?)
        json.field("instant", nil as Instant?)
        json.field("json", nil as JSON?)
        json.field("object", nil as JSONObject?)
        json.field("output", nil as Text<1, 9>?)
        json.field("strings", nil as [String]?)
        json.field("given", "x" as String?)
      }
    }
    #expect(
      text == #"{"string":null,"int":null,"int64":null,"bool":null,"double":null,"#
        + #""instant":null,"json":null,"object":null,"output":null,"strings":null,"given":"x"}"#)
  }

  @Test func `a field that must be present to be written is left out`() {
    let text = written { json in
      json.object { json in
        json.field(ifPresent: "a", nil as String?)
        json.field(ifPresent: "b", 1 as Int?)
        json.field(ifPresent: "c", nil as [String]?)
        json.field(ifPresent: "d", "x" as String?)
      }
    }
    #expect(text == #"{"b":1,"d":"x"}"#)
  }

  @Test func `the JSON writer takes values in arrays and at the root`() {
    #expect(written { $0.null() } == "null")
    #expect(written { $0.value(["a": 1] as JSON) } == #"{"a":1}"#)
    #expect(written { $0.rawJSON(Array("[1]".utf8)) } == "[1]")
    let text = written { json in
      json.array([1, 2, 3]) { json, number in
        number == 2 ? json.null() : json.array([number]) { $0.value($1) }
      }
    }
    #expect(text == "[[1],null,[3]]")
  }

  @Test func `a JSON rendering may differ by dialect`() {
    let june = Dialect("june", rank: 2)
    var json = JSONWriter(dialect: june)
    json.object { json in
      json.field("name", json.dialect.name)
      if json.dialect > .standard { json.field("new", true) }
    }
    #expect(String(decoding: json.finish(), as: UTF8.self) == #"{"name":"june","new":true}"#)
  }

  private func written(_ write: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    write(&json)
    return String(decoding: json.finish(), as: UTF8.self)
  }
}
