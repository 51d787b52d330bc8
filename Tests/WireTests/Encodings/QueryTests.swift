import Testing
import Wire

@Suite struct QueryTests {
  @Test(
    arguments: [
      ("", []),
      ("a=1&b=2", ["a=1", "b=2"]),
      ("a=1&a=2", ["a=1", "a=2"]),
      ("q=a+b%20c%2B", ["q=a b c+"]),
      ("caf%C3%A9=%E2%82%AC", ["café=€"]),
      ("flag&empty=&=x", ["flag=", "empty=", "=x"]),
      ("a=b=c", ["a=b=c"]),
      ("&&a=1&", ["a=1"]),
      ("bad=%zz&half=%4", ["bad=%zz", "half=%4"]),
      ("raw=%FF", ["raw=\u{FFFD}"]),
    ])
  func `names and values of a query are decoded in order`(_ raw: String, _ pairs: [String]) {
    let query = Query(raw[...])
    #expect(query.pairs.map { "\($0.name)=\($0.value)" } == pairs)
    #expect(query.raw == raw)
  }

  @Test func `values of a query are found by name`() {
    let query = Query("a=1&b=2&a=3")
    #expect(query["a"] == "1")
    #expect(query["c"] == nil)
    #expect(query.all("a") == ["1", "3"])
  }

  struct Parameters: WireInput {
    let limit: Count<1, 100>?
    let ratio: Double?
    let isOpen: Bool?
    let size: Size?
    let tags: [String]?
    let numbers: [Int]?
    let search: Text<2, 9>
  }

  @Test(arguments: [
    ("a=&b=1", "b=1"), ("a&b=1&c=", "b=1"), ("a=1", "a=1"), ("a=", ""), ("", ""),
    ("a=%20&b=", "a=%20"),
  ])
  func `a query without its empty values`(_ raw: String, _ kept: String) {
    let query = Query(raw[...]).withoutEmptyValues
    #expect(query.raw == kept)
    #expect(query.pairs.allSatisfy { !$0.value.isEmpty })
    #expect(query.pairs.count == Query(kept[...]).pairs.count)
  }

  @Test func `text of a query becomes what the schema wants`() throws {
    var violations: [Violation] = []
    let json = Query(
      "limit=20&ratio=0.5&isOpen=1&size=small&tags=a&tags=b&numbers[]=1&numbers%5B%5D=2&search=12&x=y"
    ).json(for: Parameters.schema, violations: &violations)
    #expect(violations.isEmpty)
    #expect(
      json == [
        "limit": 20, "ratio": 0.5, "isOpen": true, "size": "small", "tags": ["a", "b"],
        "numbers": [1, 2], "search": "12",
      ])
    let parameters = try json.decoded(as: Parameters.self)
    #expect(parameters.limit?.value == 20)
    #expect(parameters.numbers == [1, 2])
  }

  @Test func `all faults of a query are found at once`() {
    var violations: [Violation] = []
    _ = Query("limit=many&ratio=&isOpen=yes&size=big&numbers=1&numbers=x").json(
      for: Parameters.schema, violations: &violations)
    #expect(
      violations.map(\.description) == [
        "query /limit: must be of type integer",
        "query /ratio: must be of type number",
        "query /isOpen: must be of type boolean",
        "query /size: must be one of small, very-large",
        "query /numbers/1: must be of type integer",
        "query /search: is required",
      ])
    #expect(violations.first?.found == "many")
  }

  @Test func `the last of several values for one query parameter counts`() {
    var violations: [Violation] = []
    let json = Query("limit=0&limit=7&search=xy").json(
      for: Parameters.schema, violations: &violations)
    #expect(json["limit"] == 7)
    #expect(violations.isEmpty)
  }

  @Test(
    arguments: [
      (Schema(.integer(min: nil, max: nil)), "5", 5), (Int.schema, "5.5", 5.5),
      (Int.schema, "05", "05"), (Bool.schema, "0", false), (Bool.schema, "TRUE", "TRUE"),
      (String.schema, "5", "5"), (JSON.schema, "5", "5"),
      (Schema(.oneOf([Int.schema, String.schema])), "5", 5),
      (Schema(.oneOf([Int.schema, String.schema])), "x", "x"),
    ] as [(Schema, String, JSON)])
  func `text outside of JSON is read as its schema says`(
    _ schema: Schema, _ text: String, _ json: JSON
  ) {
    #expect(schema.coerced(text) == json)
  }
}
