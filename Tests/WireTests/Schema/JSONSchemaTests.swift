import Testing
import Wire

/// Schemas in the words of JSON Schema, beyond what the shapes of values say.
@Suite struct JSONSchemaTests {
  private struct Size: RequiresMembers {
    let name: String?
    let cpu: Int?
    let kind: String?

    static let requirements: [MemberRequirement] = [
      .oneOf(["name", "cpu"]), .member("cpu", where: "kind", is: "custom"),
      .exactlyOne(["name", "kind"]), .form("name", ["format": "uuid"]),
    ]
  }

  private func given(_ name: String) -> JSON {
    ["required": [.string(name)], "properties": .object([name: ["not": ["type": "null"]]])]
  }

  @Test func `what members ask of each other is told, and null counts as missing`() {
    #expect(
      Size.schema.jsonSchema()["allOf"] == [
        ["anyOf": [given("name"), given("cpu")]],
        [
          "if": ["properties": ["kind": ["const": "custom"]], "required": ["kind"]],
          "then": given("cpu"),
        ],
        ["oneOf": [given("name"), given("kind")]],
        ["properties": ["name": ["format": "uuid"]]],
      ])
  }

  @Test func `what a rule enforces is told, for null too where it may stand`() {
    let sizes = Schema(.integer(min: nil, max: nil)).saying(["enum": [1, 2]])
    #expect(sizes.jsonSchema() == ["type": "integer", "format": "int64", "enum": [1, 2]])
    #expect(sizes.nullable.jsonSchema()["enum"] == [1, 2, .null])
  }

  /// `7` is both, and JSON Schema's `oneOf` would refuse it.
  @Test func `a value of one of several schemas may be one of all`() {
    let schema = Schema(.oneOf([Int.schema, Double.schema]))
    #expect(schema.jsonSchema()["anyOf"]?.arrayValue?.count == 2)
    #expect(schema.nullable.jsonSchema()["anyOf"]?.arrayValue?.last == ["type": "null"])
    #expect(schema.violations(in: 7).isEmpty)
  }
}
