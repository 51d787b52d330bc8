import Testing
import Wire

@Suite struct SchemaProbeTests {
  @Test func `an input is described by its members, their types and whether they may be missing`() {
    #expect(
      CreateThing.schema.jsonSchema() == [
        "type": "object",
        "properties": [
          "name": ["type": "string", "minLength": 1, "maxLength": 5],
          "slug": ["type": "string", "pattern": "^[a-z-]+$"],
          "size": ["type": ["string", "null"], "enum": ["small", "very-large", nil]],
          "count": ["type": "integer", "format": "int64"],
          "ratio": ["type": ["number", "null"]],
          "is_open": ["type": ["boolean", "null"]],
          "due": ["type": ["string", "null"], "format": "date-time"],
          "owner": [
            "type": "object",
            "properties": [
              "email": ["type": "string"],
              "age": ["type": ["integer", "null"], "minimum": 0, "maximum": 150],
            ],
            "required": ["email"],
          ],
          "tags": [
            "type": ["array", "null"],
            "items": ["type": "string", "minLength": 1, "maxLength": 3],
          ],
          "labels": ["type": ["object", "null"], "additionalProperties": ["type": "string"]],
          "note": ["type": ["string", "null"]],
          "owners": [
            "type": ["array", "null"],
            "items": [
              "type": "object",
              "properties": [
                "email": ["type": "string"],
                "age": ["type": ["integer", "null"], "minimum": 0, "maximum": 150],
              ],
              "required": ["email"],
            ],
          ],
          "metadata": [:],
          "settings": ["type": ["object", "null"], "additionalProperties": true],
        ],
        "required": ["name", "slug", "count", "owner"],
      ])
  }

  @Test func `the members of an input are in the order of its coding keys`() {
    #expect(
      CreateThing.schema.properties.map(\.name) == [
        "name", "slug", "size", "count", "ratio", "is_open", "due", "owner", "tags", "labels",
        "note", "owners", "metadata", "settings",
      ])
  }

  @Test func `an output is described by what it writes`() {
    let part: JSON = [
      "type": "object",
      "properties": ["part_id": ["type": "string"], "weight": ["type": "number"]],
      "required": ["part_id"],
    ]
    var nullablePart = part
    if case .object(var words) = part {
      words["type"] = ["object", "null"]
      nullablePart = .object(words)
    }
    #expect(
      Thing.schema.jsonSchema() == [
        "type": "object",
        "properties": [
          "id": ["type": "string"],
          "size": ["type": "string", "enum": ["small", "very-large"]],
          "created_at": ["type": "string", "format": "date-time"],
          "deleted_at": ["type": ["string", "null"], "format": "date-time"],
          "parts": ["type": "array", "items": part],
          "main": nullablePart,
          "counts": [
            "type": "object", "properties": ["parts": ["type": "integer", "format": "int64"]],
            "required": ["parts"],
          ],
          "names": ["type": "array", "items": ["type": "string"]],
        ],
        "required": [
          "id", "size", "created_at", "deleted_at", "parts", "main", "counts", "names",
        ],
      ])
    #expect(
      Thing.schema.properties.map(\.name) == [
        "id", "size", "created_at", "deleted_at", "parts", "main", "counts", "names",
      ])
  }

  @Test func `an output is probed in the dialect asked for`() {
    let june = SchemaProbe.output(Thing.self, dialect: Dialect("june", rank: 6))
    #expect(june.properties.last?.name == "version")
    let page = SchemaProbe.output(Page<Thing>.self, dialect: Dialect("june", rank: 6))
    guard case .array(let thing)? = page.properties.first?.schema.kind else {
      Issue.record("a page has no array of things")
      return
    }
    #expect(thing.properties.last?.name == "version")
  }

  @Test func `a written output satisfies the schema it was probed for`() throws {
    let thing = try SchemaProbe.sample(Thing.self)
    let json = try JSON(parsing: thing.serialized())
    #expect(Thing.schema.violations(in: json).isEmpty)
    #expect(Thing.schema.unknownKeys(in: json).isEmpty)
  }

  @Test func `objects and enums are named after their types`() {
    #expect(Thing.schema.name == "Thing")
    #expect(CreateThing.schema.name == "CreateThing")
    #expect(Page<Thing>.schema.name == "ThingPage")
    #expect(Page<Thing.Part>.schema.name == "Thing.PartPage")
    #expect(Size.schema.name == "Size")
    #expect(String.schema.name == nil)
    #expect([Thing].schema.name == nil)
    struct Local: WireInput {}
    #expect(Local.schema.name == "SchemaProbeTests.Local")
  }

  @Test func `named schemas are referred to where they are used`() {
    let words = Page<Thing>.schema.jsonSchema { "#/components/schemas/\($0)" }
    #expect(
      words[pointer: JSONPointer(["properties", "data"])] == [
        "type": "array", "items": ["$ref": "#/components/schemas/Thing"],
      ])
    let thing = Thing.schema.jsonSchema { $0 == "Thing.Part" ? "#/Part" : nil }
    #expect(
      thing[pointer: JSONPointer(["properties", "main"])] == [
        "anyOf": [["$ref": "#/Part"], ["type": "null"]]
      ])
    #expect(Thing.schema.jsonReference { "#/\($0)" } == ["$ref": "#/Thing"])
    #expect(
      Page<Thing>.schema.namedSchemas().map(\.name) == ["ThingPage", "Thing", "Size", "Thing.Part"])
  }

  @Test func `a type inside itself is cut off and referred to by its name`() {
    let words = Node.requestSchema.jsonSchema { "#/\($0)" }
    #expect(
      words == [
        "type": "object",
        "properties": [
          "name": ["type": "string"],
          "children": ["type": "array", "items": ["$ref": "#/Node"]],
          "byName": ["type": "object", "additionalProperties": ["$ref": "#/Node"]],
        ],
        "required": ["name", "children", "byName"],
      ])
    let written = Node.schema.jsonSchema { "#/\($0)" }
    #expect(
      written[pointer: JSONPointer(["properties", "by_name"])] == [
        "type": "object", "additionalProperties": ["$ref": "#/Node"],
      ])
    #expect(Node.schema.namedSchemas().map(\.name) == ["Node"])
  }

  @Test func `a type that is taken and written has a schema for each`() {
    #expect(Setting.schema.properties.map(\.name) == ["key", "value", "is_default"])
    #expect(Setting.schema.properties.map(\.isRequired) == [true, true, true])
    #expect(Setting.requestSchema.properties.map(\.name) == ["key", "value"])
    #expect(Setting.requestSchema.properties.map(\.isRequired) == [true, false])
    struct Settings: WireInput {
      let all: [Setting]
      let first: Setting
      let last: Field<Setting>
    }
    let words = Settings.schema.jsonSchema()
    #expect(words[pointer: JSONPointer(["properties", "first", "required"])] == ["key"])
    #expect(words[pointer: JSONPointer(["properties", "last", "required"])] == ["key"])
    #expect(words[pointer: JSONPointer(["properties", "all", "items", "required"])] == ["key"])
  }

  @Test func `a type that cannot be probed is named`() {
    struct Refuses: WireInput {
      init(from decoder: any Decoder) throws {
        throw Violation(pointer: .root, rule: .custom("no"))
      }
    }
    struct Holds: WireInput {
      let inner: Refuses
    }
    #expect {
      try SchemaProbe.inputThrowing(Holds.self)
    } throws: { error in
      "\(error)".contains("Holds") && "\(error)".contains("cannot be probed")
    }
  }

  @Test func `narrow integers and optional elements are described too`() {
    struct Narrow: WireInput {
      let byte: UInt8
      let words: [Int32?]
      let maybe: Int16?
    }
    #expect(
      Narrow.schema.jsonSchema()["properties"] == [
        "byte": ["type": "integer", "minimum": 0, "maximum": 255],
        "words": [
          "type": "array",
          "items": [
            "type": ["integer", "null"], "minimum": -2_147_483_648, "maximum": 2_147_483_647,
          ],
        ],
        "maybe": ["type": ["integer", "null"], "minimum": -32_768, "maximum": 32_767],
      ])
    #expect(Narrow.schema.properties.map(\.isRequired) == [true, true, false])
  }

  @Test func `a sample that a type declares is the one wherever the type stands`() throws {
    struct Word: Sampled, Equatable {
      let text: String
      static let sample = Word(text: "declared")
    }
    struct Words: Decodable {
      let one: Word
      let maybe: Word?
      let many: [Word]
      let perhaps: [Word?]
      let byName: [String: Word]
    }
    let words = try SchemaProbe.sample(Words.self)
    #expect([words.one, words.maybe] == [.sample, .sample])
    #expect(words.many == [.sample])
    #expect(words.perhaps == [.sample])
    #expect(Array(words.byName.values) == [.sample])
  }
}
