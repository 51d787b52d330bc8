import Testing
import Wire

@Suite struct SchemaViolationTests {
  @Test func `every violation is found at once, in documented order`() {
    let json: JSON = [
      "owners": [["email": 1, "age": 151], nil], "count": 1.5, "name": "too long", "slug": "A B",
      "size": "medium", "is_open": "yes", "due": "tomorrow", "owner": [:],
      "tags": ["ok", "", "four", 5], "labels": ["a": 1, "b": "x"], "ratio": "1", "note": 7,
    ]
    #expect(
      CreateThing.schema.violations(in: json).map(\.description) == [
        "body /name: must have at most 5 characters",
        "body /slug: must be a valid slug (^[a-z-]+$)",
        "body /size: must be one of small, very-large",
        "body /count: must be of type integer",
        "body /ratio: must be of type number",
        "body /is_open: must be of type boolean",
        "body /due: must have the format date-time",
        "body /owner/email: is required",
        "body /tags/1: must have at least 1 character",
        "body /tags/2: must have at most 3 characters",
        "body /tags/3: must be of type string",
        "body /labels/a: must be of type string",
        "body /note: must be of type string",
        "body /owners/0/email: must be of type string",
        "body /owners/0/age: must be at most 150",
        "body /owners/1: must not be null",
      ])
  }

  @Test func `a violation carries what was found`() {
    let violations = CreateThing.schema.violations(
      in: ["name": "", "slug": nil, "count": 1, "owner": []], at: JSONPointer(["items", "0"]),
      location: .query)
    #expect(
      violations == [
        Violation(
          location: .query, pointer: JSONPointer(["items", "0", "name"]), rule: .tooShort(1),
          found: ""),
        Violation(
          location: .query, pointer: JSONPointer(["items", "0", "slug"]), rule: .null,
          found: nil
            as JSON),
        Violation(
          location: .query, pointer: JSONPointer(["items", "0", "owner"]),
          rule: .type(expected: "object"), found: []),
      ])
  }

  @Test func `a body of the wrong type is one violation`() {
    #expect(CreateThing.schema.violations(in: []).map(\.rule) == [.type(expected: "object")])
    #expect(CreateThing.schema.violations(in: nil).map(\.rule) == [.null])
  }

  @Test func `null is no violation of an optional schema`() {
    let json: JSON = [
      "name": "n", "slug": "s", "count": 1, "owner": ["email": "e", "age": nil], "size": nil,
      "tags": nil, "note": nil, "owners": nil, "metadata": nil, "settings": nil,
    ]
    #expect(CreateThing.schema.violations(in: json).isEmpty)
  }

  @Test func `unknown members are no violations, but they are listed`() {
    let json: JSON = [
      "x": 1, "name": "n", "slug": "s", "count": 1, "owner": ["email": "e", "y": 2],
      "owners": [["email": "e", "z": [:]]], "labels": ["any": "thing"], "settings": ["any": 1],
      "metadata": ["any": 1],
    ]
    #expect(CreateThing.schema.violations(in: json).isEmpty)
    #expect(
      CreateThing.schema.unknownKeys(in: json).map(\.description) == [
        "/x", "/owner/y", "/owners/0/z",
      ])
  }

  @Test(
    arguments: [
      ("text", []),
      ([1, 2], []),
      (5, [Violation.Rule.type(expected: "string or array")]),
      (["a"], [.type(expected: "integer")]),
      (nil, [.null]),
    ] as [(JSON, [Violation.Rule])])
  func `a value of one of several schemas is judged by the nearest`(
    _ json: JSON, _ rules: [Violation.Rule]
  ) {
    let schema = Schema(.oneOf([String.schema, [Int].schema]))
    #expect(schema.violations(in: json).map(\.rule) == rules)
  }

  @Test(
    arguments: [
      (-1, .tooSmall(0)), (0, nil), (10, nil), (10.0, nil), (11, .tooLarge(10)),
      (1e30, .type(expected: "integer")), (0.5, .type(expected: "integer")),
    ] as [(JSON, Violation.Rule?)])
  func `bounds of a schema are inclusive`(_ json: JSON, _ rule: Violation.Rule?) {
    #expect(Count<0, 10>.schema.violations(in: json).first?.rule == rule)
    if case .failure(let broken) = Count<0, 10>.parse(json) {
      #expect(broken == rule)
    } else {
      #expect(rule == nil)
    }
  }

  @Test func `bounds of broken numbers are told in words`() {
    let schema = Schema(.number(min: 0.5, max: 2))
    #expect(schema.violations(in: 0.25).map(\.rule) == [.custom("must be at least 0.5")])
    #expect(schema.violations(in: 3).map(\.rule) == [.tooLarge(2)])
    #expect(schema.violations(in: 0.5).isEmpty)
  }

  @Test func `lengths of a schema are counted in Unicode scalars`() {
    #expect(Text<1, 2>.schema.violations(in: "é😀").isEmpty)
    #expect(Text<1, 2>.schema.violations(in: "e\u{301}x").map(\.rule) == [.tooLong(2)])
  }

  @Test func `lengths are counted in graphemes where the schema says so`() {
    let rules = Schema.StringRules(minLength: 1, maxLength: 2, countedIn: .graphemes)
    let schema = Schema(.string(rules))
    #expect(schema.violations(in: "e\u{301}x").isEmpty)
    #expect(schema.violations(in: "👩‍👩‍👧e\u{301}").isEmpty)
    #expect(schema.violations(in: "e\u{301}xy").map(\.rule) == [.tooLong(2)])
    #expect(schema.violations(in: "").map(\.rule) == [.tooShort(1)])
  }

  @Test func `a schema's further rule is asked only when everything else is right`() {
    var schema = CreateThing.Owner.schema
    schema.check = { $0["email"] == "taken" ? .custom("is taken") : nil }
    #expect(schema.violations(in: ["email": "taken"]).map(\.rule) == [.custom("is taken")])
    #expect(schema.violations(in: ["email": "taken", "age": 200]).map(\.rule) == [.tooLarge(150)])
    #expect(schema.violations(in: ["email": "free"]).isEmpty)
  }
}
