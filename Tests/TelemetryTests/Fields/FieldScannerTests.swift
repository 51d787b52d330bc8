@testable import Telemetry
import Testing
import Wire

@testable import Simulation

/// Finding documented fields in bytes.
@Suite struct FieldScannerTests {
  private static let schema = Schema(
    .object(
      [
        Property(name: "id", schema: String.schema),
        Property(name: "settings_of_it", schema: object("cpu", "memory_in_megabytes")),
        Property(name: "items", schema: Schema(.array(object("id", "note")))),
        Property(name: "labels", schema: Schema(.map(object("text")))),
        Property(
          name: "either",
          schema: Schema(.oneOf([object("left", "both"), object("both", "right"), String.schema]))),
        Property(name: "note", schema: String.schema),
      ], open: false))

  private static func object(_ names: String...) -> Schema {
    Schema(.object(names.map { Property(name: $0, schema: String.schema) }, open: false))
  }

  private func found(_ json: String, alias: ((String) -> String?)? = nil) -> [String] {
    let table = FieldTable(Self.schema)
    var scanner = FieldScanner(
      table: table, metFields: FieldSet(count: table.places.count), alias: alias)
    scanner.scan(json: Array(json.utf8))
    return table.places.indices.filter { scanner.metFields.contains($0) }.map { table.places[$0] }
  }

  private func found(query: String, of names: String...) -> [String] {
    let schema = Schema(
      .object(names.map { Property(name: $0, schema: String.schema) }, open: false))
    let table = FieldTable(schema)
    var scanner = FieldScanner(table: table, metFields: FieldSet(count: table.places.count))
    scanner.scan(query: query)
    return table.places.indices.filter { scanner.metFields.contains($0) }.map { table.places[$0] }
  }

  @Test func `fields are numbered in documented order, with those of all alternatives`() {
    #expect(
      FieldTable(Self.schema).places == [
        "id", "settings_of_it", "settings_of_it.cpu", "settings_of_it.memory_in_megabytes",
        "items", "items[].id", "items[].note", "labels", "labels.*.text", "either", "either.left",
        "either.both", "either.right", "note",
      ])
  }

  @Test func `an operation without a schema, or with one without names, has no fields`() {
    #expect(FieldTable(nil).isEmpty)
    #expect(FieldTable(String.schema).isEmpty)
    #expect(FieldTable(Schema(.array(Schema(.any)))).isEmpty)
    #expect(FieldTable(Schema(.array(Self.object("a")))).places == ["[].a"])
  }

  @Test(
    arguments: [
      ("{}", []), (#"{"id":"x"}"#, ["id"]), (#"{"id":null,"note":[1,{"id":2}]}"#, ["id", "note"]),
      (#"{"note":"{\"id\":1}"}"#, ["note"]), (#"{ "note" : 1 , "id" : -2.5e7 }"#, ["id", "note"]),
      (
        #"{"settings_of_it":{"memory_in_megabytes":1}}"#,
        ["settings_of_it", "settings_of_it.memory_in_megabytes"]
      ),
      (
        #"{"items":[{"id":1},{"x":{"note":1},"note":2}]}"#, ["items", "items[].id", "items[].note"]
      ),
      (#"{"items":{"id":1},"id":1}"#, ["id", "items"]),
      (#"{"labels":{"a":{"text":1},"b\\":{}}}"#, ["labels", "labels.*.text"]),
      (#"{"either":{"right":1}}"#, ["either", "either.right"]), (#"{"either":"left"}"#, ["either"]),
      (#"{"unknown":{"id":1},"noted":1,"not":1,"note":true}"#, ["note"]),
      (#"{"n\u006fte":1,"\"id":2}"#, ["note"]), (#"[{"id":1}]"#, []), (#""id""#, []), ("", []),
      ("{\n\t\"id\": [],\r\n  \"note\": {}\n}", ["id", "note"]),
      (
        #"{"id":"a long text with a \\ and a \" in it, so that it is read in steps","note":1}"#,
        ["id", "note"]
      ),
    ] as [(String, [String])])
  func `a field is found where it stands, and nowhere else`(_ json: String, _ places: [String]) {
    #expect(found(json) == places)
  }

  @Test(arguments: [
    #"{"id":"#, #"{"id"#, #"{"id":"x"#, #"{"id":"x\"#, #"{"id":1,"#, #"{"id":{"#, #"{"id":[[["#,
    #"{"items":[{"#, #"{"items":[1,"#, #"{"items":["#, #"{"id" "note"}"#, "{", "[", "{,", "\"",
    "{\"",
    #"{"labels":{"a":"#, "}", #"{"settings_of_it":{"cp"#, "{\"id\":\u{0}",
  ])
  func `text that ends too soon or is no JSON harms nothing`(_ json: String) {
    #expect(Set(found(json)).isSubset(of: ["id", "items", "labels", "settings_of_it"]))
  }

  @Test func `a value nested more deeply than the table is passed over`() {
    let deep = String(repeating: "[", count: 200_000)
    #expect(found(#"{"id":"# + deep) == ["id"])
    #expect(found(#"{"id":\#(String(repeating: "{\"a\":", count: 100_000))"#) == ["id"])
  }

  @Test func `a field's other spelling is found where it is taken, at the root only`() {
    let alias: (String) -> String? = { ["Note": "note", "Id": "id", "Cpu": "cpu"][$0] }
    let json = #"{"Note":1,"settings_of_it":{"Cpu":1},"\u0049d":1}"#
    #expect(found(json, alias: alias) == ["id", "settings_of_it", "note"])
    #expect(found(json) == ["settings_of_it"])
    #expect(found(#"{"settings_of_it":{"Note":1}}"#, alias: alias) == ["settings_of_it"])
  }

  @Test(
    arguments: [
      ("", []), ("limit=1", ["limit"]), ("limit", ["limit"]), ("a=limit&limits=2", []),
      ("x=1&state%5B%5D=a&limit=", ["limit", "state"]), ("state[]=a&state[]=b", ["state"]),
      ("&&=&after+all=1", ["after all"]), ("li%6Dit=%", ["limit"]), ("limit%=1", []),
    ] as [(String, [String])])
  func `a parameter is found by its name`(_ query: String, _ places: [String]) {
    #expect(found(query: query, of: "limit", "state", "after all") == places)
  }

  /// More than one word of bits, and neighbours on both sides of its edge.
  @Test func `a field set knows when no field is missing`() {
    var metFields = FieldSet(count: 130)
    for field in 60..<130 { metFields.mark(field) }
    metFields.mark(60)
    #expect(metFields.missing == 60)
    #expect(metFields.containsAll(60..<130))
    #expect(!metFields.containsAll(59..<61))
    #expect(metFields.containsAll(7..<7))
    var others = FieldSet(count: 130)
    for field in 0..<61 { others.mark(field) }
    metFields.formUnion(others)
    #expect(metFields.isComplete)
    #expect(metFields.containsAll(0..<130))
  }
}
